import { describe, expect, it } from 'vitest';
import type { RollingVolume } from '@/api/events';
import type { Volume, Volumes } from '@/api/types';
import { isAnotherMarket, withAnswer, withEvents } from './totals';

const HOUR = 3_600_000;

function row(symbol: string, asOf: number, totalUsd = 10): Volume {
  return { symbol, asOf, totalUsd, thresholdUsd: 100, state: 'NORMAL' } as Volume;
}

function answer(volumes: Volume[], answered = 4): Volumes {
  return { volumes, partitionsAnswered: answered, partitionsTotal: 4, source: 'active', lag: 0 };
}

function event(symbol: string, asOf: number, buyUsd = 10): RollingVolume {
  return { symbol, asOf, windowMs: 300_000, buyUsd, sellUsd: 0, trades: 1 };
}

const rows = (...all: Volume[]): Map<string, Volume> =>
  new Map(all.map((volume) => [volume.symbol, volume]));

describe('totals', () => {
  it('should not go back for an event that is behind the answer', () => {
    const known = rows(row('A', 2_000));
    const { totals, changed } = withEvents(known, [event('A', 1_000, 7)]);
    expect([totals.get('A')?.totalUsd, changed]).toEqual([10, []]);
  });

  it('should ask for what events do not say: new symbols, and what a threshold makes of a total', () => {
    const known = rows(row('A', 1_000));
    expect(withEvents(known, [event('A', 2_000, 20)]).mustAsk).toBe(false);
    expect(withEvents(known, [event('A', 2_000, 100)]).mustAsk).toBe(true);
    const unknown = withEvents(known, [event('B', 2_000)]);
    expect([unknown.mustAsk, [...unknown.totals.keys()]]).toEqual([true, ['A']]);
  });

  it('should take a whole answer for all that there is, also where the market went back', () => {
    const known = rows(row('A', HOUR), row('GONE', HOUR));
    const totals = withAnswer(known, answer([row('A', 1_000, 3)]));
    expect([...totals.values()]).toEqual([row('A', 1_000, 3)]);
    expect(isAnotherMarket(known, answer([row('A', 1_000)]))).toBe(true);
    expect(isAnotherMarket(known, answer([row('A', HOUR - 2_000)]))).toBe(false);
    expect(isAnotherMarket(known, answer([]))).toBe(false);
  });

  it('should take state and threshold of an answer that is behind an event, but not its amounts', () => {
    const known = rows(row('A', 2_000, 20));
    const late = { ...row('A', 1_000, 10), state: 'FIRING', thresholdUsd: 15 } as Volume;
    expect(withAnswer(known, answer([late])).get('A')).toEqual({
      ...row('A', 2_000, 20),
      state: 'FIRING',
      thresholdUsd: 15,
    });
  });

  it('should keep what an answer that lacks partitions cannot know', () => {
    const totals = withAnswer(rows(row('A', 1), row('B', 1)), answer([row('A', 2)], 3));
    expect([...totals.keys()]).toEqual(['A', 'B']);
  });
});
