import { toNumber } from '@/api/json';
import type { VolumeHistory } from '@/api/types';

/** Five minutes of trades. */
export interface FiveMinutes {
  /** The middle of the bar, epoch milliseconds. */
  at: number;
  buy: number;
  sell: number;
  /** Whether more may come to it. */
  running: boolean;
}

const BAR_MS = 5 * 60_000;

/** How many minutes to ask for so that bars of an hour are whole, wherever its minutes begin. */
export const HOUR_OF_BARS = 65;

/**
 * Adds minutes up to bars of five, which begin where the clock says so; oldest first. A bar of
 * which only the end was asked for is left out: it would look as if little had been traded.
 *
 * @param history from when to when minutes were asked for, and those in which something was traded
 */
export function minuteBars(
  history: Pick<VolumeHistory, 'from' | 'to' | 'minutes'>,
): FiveMinutes[] {
  const bars = new Map<number, FiveMinutes>();
  for (const minute of history.minutes) {
    const begin = Math.floor(minute.minute / BAR_MS) * BAR_MS;
    if (begin < history.from) {
      continue;
    }
    const bar = bars.get(begin) ?? {
      at: begin + BAR_MS / 2,
      buy: 0,
      sell: 0,
      running: begin + BAR_MS > history.to,
    };
    bar.buy += toNumber(minute.buyUsd);
    bar.sell += toNumber(minute.sellUsd);
    bars.set(begin, bar);
  }
  return [...bars.values()].sort((a, b) => a.at - b.at);
}
