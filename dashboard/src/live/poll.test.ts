import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { ApiProblem } from '@/api/problem';
import { hearStream } from './connection';
import { usePolling } from './poll';

describe('usePolling', () => {
  const page = { hidden: false, listeners: [] as (() => void)[] };

  beforeEach(() => {
    vi.useFakeTimers();
    page.hidden = false;
    page.listeners = [];
    vi.stubGlobal('document', {
      get hidden() {
        return page.hidden;
      },
      addEventListener: (_: string, listener: () => void) => page.listeners.push(listener),
      removeEventListener: () => (page.listeners = []),
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function polling(answer: (signal: AbortSignal) => Promise<void>) {
    const scope = effectScope();
    const made = scope.run(() => usePolling(answer, () => 10_000));
    return { ...(made as NonNullable<typeof made>), close: () => scope.stop() };
  }

  it('should ask again after each answer, and not once the page is left', async () => {
    const asked = vi.fn(() => Promise.resolve());
    const { close } = polling(asked);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked).toHaveBeenCalledTimes(3);
    close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveBeenCalledTimes(3);
    expect(page.listeners).toEqual([]);
  });

  it('should not be starved nor hurried by a flood of news', async () => {
    const asked = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 400)));
    const { nudge, close } = polling(asked);
    for (let i = 0; i < 100; i++) {
      nudge();
      await vi.advanceTimersByTimeAsync(100);
    }
    // Ten seconds of 1.4 s each.
    expect(asked.mock.calls.length).toBeGreaterThanOrEqual(7);
    expect(asked.mock.calls.length).toBeLessThanOrEqual(9);
    close();
  });

  it('should say what went wrong, wait longer, and forget it with the next answer', async () => {
    let fails = true;
    const asked = vi.fn(() =>
      fails ? Promise.reject(ApiProblem.of(503, '{"detail":"not ready"}')) : Promise.resolve(),
    );
    const { problem, close } = polling(asked);
    await vi.advanceTimersByTimeAsync(1_000 + 2_000);
    expect(asked).toHaveBeenCalledTimes(3);
    expect(problem.value?.detail).toBe('not ready');
    fails = false;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(problem.value).toBeNull();
    close();
  });

  it('should not wait out its failures once the stream says that the server is back', async () => {
    let fails = true;
    const asked = vi.fn(() => (fails ? Promise.reject(new TypeError('gone')) : Promise.resolve()));
    const { problem, close } = polling(asked);
    await vi.advanceTimersByTimeAsync(30_000);
    const before = asked.mock.calls.length;
    hearStream('retrying');
    fails = false;
    hearStream('open');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.mock.calls.length).toBe(before + 1);
    expect(problem.value).toBeNull();
    close();
  });

  it('should rest while nobody can see the page', async () => {
    const asked = vi.fn(() => Promise.resolve());
    const { close } = polling(asked);
    await vi.advanceTimersByTimeAsync(0);
    page.hidden = true;
    page.listeners.forEach((listener) => listener());
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveBeenCalledTimes(1);
    page.hidden = false;
    page.listeners.forEach((listener) => listener());
    expect(asked).toHaveBeenCalledTimes(2);
    close();
  });

  it('should leave the question under way when another is asked', async () => {
    const signals: AbortSignal[] = [];
    const { refresh, loading, close } = polling((signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    });
    refresh();
    expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
    expect(loading.value).toBe(true);
    close();
    expect(signals[1]?.aborted).toBe(true);
  });
});
