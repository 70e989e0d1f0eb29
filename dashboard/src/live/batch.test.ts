import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Batch } from './batch';

describe('Batch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('should hand over together what came within its time', () => {
    const seen: number[][] = [];
    const batch = new Batch<number>((items) => seen.push(items), 250);
    batch.add(1);
    batch.add(2);
    vi.advanceTimersByTime(249);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(1);
    batch.add(3);
    vi.advanceTimersByTime(250);
    expect(seen).toEqual([[1, 2], [3]]);
  });

  it('should be called four times a second at most', () => {
    let calls = 0;
    const batch = new Batch<number>(() => calls++, 250);
    for (let ms = 0; ms < 1_000; ms++) {
      batch.add(ms);
      vi.advanceTimersByTime(1);
    }
    expect(calls).toBeLessThanOrEqual(4);
  });

  it('should drop the oldest when too many wait, and say how many', () => {
    const got: [number[], number][] = [];
    const batch = new Batch<number>((items, dropped) => got.push([items, dropped]), 250, 3);
    [1, 2, 3, 4, 5].forEach((item) => batch.add(item));
    batch.flush();
    batch.add(6);
    batch.flush();
    expect(got).toEqual([
      [[3, 4, 5], 2],
      [[6], 0],
    ]);
  });
});
