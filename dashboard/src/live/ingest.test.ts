import { describe, expect, it } from 'vitest';
import { lineOf, venuesOf } from './ingest';
import type { RatePoint } from './ingest';
import type { Sample } from './metrics';

const sample = (name: string, value: number): Sample => ({ name, labels: { venue: 'okx' }, value });

describe('traffic of a venue', () => {
  const samples = [
    sample('tidewatch_ingest_frames_total', 10),
    sample('tidewatch_ingest_latency_seconds_sum', 1_000_000),
    sample('tidewatch_ingest_latency_seconds_count', 500),
  ];

  it('tells the latency of what came since the reading before', () => {
    const growth: Record<string, number> = { 'latency-sum': 0.5, 'latency-count': 10 };

    const [venue] = venuesOf(samples, (name) => growth[name]);

    expect(venue?.latencyMs).toBeCloseTo(50);
  });

  it('tells no latency when nothing came, or after the first reading', () => {
    expect(venuesOf(samples, () => 0)[0]?.latencyMs).toBeUndefined();
    expect(venuesOf(samples, () => undefined)[0]?.latencyMs).toBeUndefined();
  });

  it('draws no line over a time in which nothing was heard', () => {
    const points: RatePoint[] = [
      { at: 1, perSecond: { okx: 5 } },
      { at: 2, perSecond: { binance: 7 } },
      { at: 3, perSecond: {} },
      { at: 9, perSecond: { okx: 6 } },
    ];

    expect(lineOf('okx', points)).toEqual([
      [1, 5],
      [3, null],
      [9, 6],
    ]);
  });
});
