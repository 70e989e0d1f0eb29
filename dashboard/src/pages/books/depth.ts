import { toNumber } from '@/api/json';
import type { Book, BookAnalysis, Level } from '@/api/types';

/** A price, and the size up to it. */
export type DepthPoint = [price: number, size: number];

/** Sizes added up from the best price outwards, in order of price. */
export function cumulative(levels: readonly Level[], side: 'bids' | 'asks'): DepthPoint[] {
  let sum = 0;
  const points = levels.map(([price, size]): DepthPoint => {
    sum += toNumber(size);
    return [toNumber(price), sum];
  });
  return side === 'bids' ? points.reverse() : points;
}

/**
 * Points of a stepped line within a range, in order of price: it leaves zero at the best price, and
 * each level's size is added at the level, not before. It goes on flat to the edge of the range only
 * if a level is known to lie behind it.
 *
 * @param points of a side, as added up
 */
export function stepped(
  points: readonly DepthPoint[],
  side: 'bids' | 'asks',
  [low, high]: readonly [number, number],
): DepthPoint[] {
  const outwards = side === 'bids' ? [...points].reverse() : [...points];
  const inside = outwards.filter(([price]) => price >= low && price <= high);
  const [best, last] = [inside[0], inside.at(-1)];
  if (best === undefined || last === undefined) {
    return [];
  }
  const edge: DepthPoint[] =
    inside.length < outwards.length ? [[side === 'bids' ? low : high, last[1]]] : [];
  const line: DepthPoint[] = [[best[0], 0], ...inside, ...edge];
  return side === 'bids' ? line.reverse() : line;
}

/** Where the step of a side is, as charts say it: at the price that is farther from the middle. */
export const STEP = { bids: 'start', asks: 'end' } as const;

/** Prices from which to which a depth chart reaches: as far on one side as on the other. */
export function reach(book: Book, bps: number): [number, number] | null {
  const bid = book.bids?.[0]?.[0];
  const ask = book.asks?.[0]?.[0];
  if (bid === undefined || ask === undefined) {
    return null;
  }
  const mid = (toNumber(bid) + toNumber(ask)) / 2;
  return [mid * (1 - bps / 10_000), mid * (1 + bps / 10_000)];
}

/** A named price that a depth chart draws as a line. */
export interface PriceLine {
  name: 'support1' | 'support2' | 'resistance1' | 'resistance2' | 'mid';
  price: number;
}

/** Mid, support and resistance, as far as the book says. */
export function priceLines(analysis: BookAnalysis | undefined): PriceLine[] {
  if (analysis === undefined) {
    return [];
  }
  const lines: PriceLine[] = [];
  if (analysis.mid.value !== undefined) {
    lines.push({ name: 'mid', price: toNumber(analysis.mid.value) });
  }
  for (const name of ['support1', 'support2', 'resistance1', 'resistance2'] as const) {
    const level = analysis.levels[name];
    if (level !== undefined) {
      lines.push({ name, price: toNumber(level.price) });
    }
  }
  return lines;
}
