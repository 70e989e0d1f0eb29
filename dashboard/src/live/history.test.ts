import { describe, expect, it } from 'vitest';
import { History } from './history';

interface Point {
  at: number;
  value: number | null;
}

function history(everyMs = 1_000): History<Point> {
  return new History<Point>(10, everyMs, (at) => ({ at, value: null }));
}

describe('History', () => {
  it('should leave out what comes too late, and keep the rest', () => {
    const made = history();
    made.add({ at: 5_000, value: 1 }, 0);
    made.add({ at: 7_100, value: 2 }, 0);
    made.add({ at: 6_800, value: 3 }, 0);
    made.add({ at: 7_900, value: 4 }, 0);
    expect(made.toArray()).toEqual([
      { at: 5_000, value: 1 },
      { at: 7_100, value: 4 },
    ]);
  });

  it('should draw no line over the time in which nothing was heard', () => {
    const made = history();
    made.add({ at: 1_000, value: 1 }, 1_000);
    made.add({ at: 3_600_000, value: 2 }, 3_600_000);
    expect(made.toArray()).toEqual([
      { at: 1_000, value: 1 },
      { at: 1_001, value: null },
      { at: 3_600_000, value: 2 },
    ]);
  });

  it('should go on where the market leaps but something is heard all the time', () => {
    const made = history();
    made.add({ at: 1_000, value: 1 }, 1_000);
    made.add({ at: 1_000, value: 1 }, 15_000);
    made.add({ at: 900_000, value: 2 }, 30_000);
    expect(made.toArray().map((point) => point.value)).toEqual([1, 2]);
  });
});
