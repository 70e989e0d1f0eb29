import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Interest, StreamState } from '@/api/stream';
import { Seats } from './seats';
import type { OpenStream } from './wire';
import { Wire } from './wire';

/** As many seats as may be taken now. */
class Chairs extends Seats {
  constructor(public free: number) {
    super(undefined, 0);
  }

  override take(): Promise<(() => void) | null> {
    if (this.free === 0) {
      return Promise.resolve(null);
    }
    this.free--;
    return Promise.resolve(() => void this.free++);
  }
}

function all(types: Interest['types']): Interest {
  return { types, subjects: [] };
}

function asked({ types, subjects }: Interest): string {
  return subjects.length === 0 ? types.join() : `${types.join()} of ${subjects.join()}`;
}

function wire(free: number) {
  const chairs = new Chairs(free);
  const opened: { types: string; lastHeard: string; closed: boolean }[] = [];
  const states: StreamState[] = [];
  const open = (interest: Interest, lastHeard: string): OpenStream => {
    const one = { types: asked(interest), lastHeard, closed: false };
    opened.push(one);
    return { lastHeard: `${opened.length}`, close: () => (one.closed = true) };
  };
  return { made: new Wire(chairs, open, (state) => states.push(state)), opened, states, chairs };
}

describe('Wire', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('should rest while nobody looks, and go on behind the last event', async () => {
    const { made, opened, chairs } = wire(1);
    made.listen(all(['alerts']));
    await vi.advanceTimersByTimeAsync(0);
    made.rest();
    expect(opened).toEqual([{ types: 'alerts', lastHeard: '', closed: true }]);
    expect(chairs.free).toBe(1);
    made.listen(all(['alerts']));
    await vi.advanceTimersByTimeAsync(0);
    expect(opened[1]).toEqual({ types: 'alerts', lastHeard: '1', closed: false });
  });

  it('should open anew for other types, on the seat that it has', async () => {
    const { made, opened } = wire(1);
    made.listen(all(['alerts']));
    await vi.advanceTimersByTimeAsync(0);
    made.listen(all(['alerts']));
    made.listen(all(['alerts', 'volumes']));
    await vi.advanceTimersByTimeAsync(0);
    expect(opened.map((one) => [one.types, one.lastHeard, one.closed])).toEqual([
      ['alerts', '', true],
      ['alerts,volumes', '1', false],
    ]);
  });

  it('should open anew for other subjects', async () => {
    const { made, opened } = wire(1);
    for (const subjects of [['A'], ['A'], ['B'], []]) {
      made.listen({ types: ['analyses'], subjects });
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(opened.map((one) => one.types)).toEqual([
      'analyses of A',
      'analyses of B',
      'analyses',
    ]);
  });

  it('should say that there is no stream while all seats are taken, and look again', async () => {
    const { made, opened, states, chairs } = wire(0);
    made.listen(all(['alerts']));
    await vi.advanceTimersByTimeAsync(9_000);
    expect([opened, states]).toEqual([[], ['absent']]);
    chairs.free = 1;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(opened).toHaveLength(1);
  });

  it('should give a seat back that it got when it rested already', async () => {
    const { made, opened, chairs } = wire(1);
    made.listen(all(['alerts']));
    made.rest();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened).toEqual([]);
    expect(chairs.free).toBe(1);
  });
});
