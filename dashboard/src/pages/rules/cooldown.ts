import { toNumber } from '@/api/json';
import type { Alert } from '@/api/types';
import type { Episodes } from './episodes';

/** What is known of an alert before its cooldown is looked at. */
export type Weighed = 'fires' | 'late' | 'silent' | 'open' | 'unknown';

export interface WeighedAlert {
  alert: Alert;
  weighed: Weighed;
}

export interface Cooldown {
  ms: number;
  /** From this multiple of the last alert on, one may come within the cooldown. */
  escalation: number | undefined;
  /** Whether each side has a cooldown of its own. */
  bySide: boolean;
  /** Whether each alert is an episode of its own, which ends as it begins. */
  momentary: boolean;
}

function flips(from: Alert, to: Alert): boolean {
  return from.side !== to.side && from.side !== 'BOTH' && to.side !== 'BOTH';
}

function escalates(last: Alert, alert: Alert, factor: number | undefined): boolean {
  return (
    factor !== undefined &&
    (flips(last, alert) || toNumber(alert.value) >= toNumber(last.value) * factor)
  );
}

function keysOf(alert: Alert, bySide: boolean): string[] {
  if (!bySide) {
    return [alert.subject];
  }
  const sides = alert.side === 'BOTH' ? ['BUY', 'SELL'] : [alert.side];
  return sides.map((side) => `${alert.subject} ${side}`);
}

/**
 * Looks which alerts come too soon after one that stays. Such an alert is silent only if its episode
 * is known to be over before the cooldown is; else one may come when that is over. What comes too soon
 * after one of which nobody can tell whether it stays is one of which nobody can tell.
 *
 * @param alerts newest first
 */
export function withCooldown(
  alerts: readonly WeighedAlert[],
  cooldown: Cooldown,
  episodes: Episodes,
): WeighedAlert[] {
  const fired = new Map<string, Alert>();
  const perhaps = new Map<string, number>();

  function judge({ alert, weighed }: WeighedAlert): Weighed {
    if (weighed === 'silent') {
      return weighed;
    }
    const keys = keysOf(alert, cooldown.bySide);
    const maybe = (at: number): void => keys.forEach((key) => perhaps.set(key, Math.max(perhaps.get(key) ?? -Infinity, at)));
    const last = keys
      .map((key) => fired.get(key))
      .find((one) => one !== undefined && alert.eventTime - one.eventTime < cooldown.ms);
    const inDoubt = keys.some(
      (key) => alert.eventTime - (perhaps.get(key) ?? -Infinity) < cooldown.ms,
    );
    if (inDoubt || (last !== undefined && keys.length > 1)) {
      maybe(alert.eventTime);
      return 'unknown';
    }
    if (last !== undefined && !escalates(last, alert, cooldown.escalation)) {
      const over = last.eventTime + cooldown.ms;
      if (cooldown.momentary) {
        return 'silent';
      }
      const ending = episodes.after(alert);
      if (
        ending !== undefined &&
        ending.until < over &&
        (cooldown.escalation === undefined || ending.alone)
      ) {
        return 'silent';
      }
      maybe(over);
      return 'open';
    }
    if (weighed === 'fires') {
      keys.forEach((key) => fired.set(key, alert));
    } else {
      maybe(alert.eventTime);
    }
    return weighed;
  }

  return [...alerts]
    .reverse()
    .map((one) => ({ alert: one.alert, weighed: judge(one) }))
    .reverse();
}
