import type { Alert, Minute } from '@/api/types';

const AROUND_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

/** From when to when the minutes around an alert are; epoch milliseconds. */
export function timesAround(alert: Alert): { from: number; to: number } {
  return { from: alert.evidence.window.after - AROUND_MS, to: alert.eventTime + AROUND_MS };
}

/** What is still to come of the minutes around an alert. */
export type Around = 'comes' | 'whole' | 'gone';

/**
 * Whether the minutes around an alert are all there. An alert rests on trades: where there are none
 * they are no longer kept.
 *
 * @param minutes oldest first
 */
export function standing(minutes: readonly Minute[], to: number): Around {
  const last = minutes.at(-1);
  if (last === undefined) {
    return 'gone';
  }
  return last.final && last.minute + MINUTE_MS > to - MINUTE_MS ? 'whole' : 'comes';
}
