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

/** That an episode may have sent an alert nobody knows of. */
interface Doubt {
  /** When the episode began. */
  begun: number;
  /** When such an alert may have come at the latest. */
  until: number;
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
 * is known to be over before the cooldown is; else one may come when that is over. An alert that comes
 * later than it did, or may, comes before its episode is over. What comes too soon after one of which
 * nobody can tell whether it stays is one of which nobody can tell.
 *
 * @param alerts newest first
 */
export function withCooldown(
  alerts: readonly WeighedAlert[],
  cooldown: Cooldown,
  episodes: Episodes,
): WeighedAlert[] {
  const fired = new Map<string, Alert>();
  const perhaps = new Map<string, Doubt[]>();

  function doubt(alert: Alert, keys: string[]): void {
    const begun = alert.evidence.episode.startedAt;
    const until = cooldown.momentary
      ? alert.eventTime
      : Math.max(alert.eventTime, episodes.after(alert)?.until ?? Infinity);
    for (const key of keys) {
      const before = (perhaps.get(key) ?? []).filter((one) => one.begun !== begun);
      perhaps.set(key, [...before, { begun, until }]);
    }
  }

  /** An episode is over when the next one begins. */
  function closeDoubts(alert: Alert, keys: string[]): void {
    const begun = alert.evidence.episode.startedAt;
    for (const key of keys) {
      const closed = (perhaps.get(key) ?? [])
        .map((one) =>
          one.begun < begun ? { ...one, until: Math.min(one.until, begun) } : one,
        )
        .filter((one) => alert.eventTime - one.until < cooldown.ms);
      perhaps.set(key, closed);
    }
  }

  function isInDoubt(alert: Alert, key: string): boolean {
    return (perhaps.get(key) ?? []).some((one) => alert.eventTime - one.until < cooldown.ms);
  }

  function judge({ alert, weighed }: WeighedAlert): Weighed {
    const keys = keysOf(alert, cooldown.bySide);
    closeDoubts(alert, keys);
    if (weighed === 'silent') {
      return weighed;
    }
    const last = keys
      .map((key) => fired.get(key))
      .find((one) => one !== undefined && alert.eventTime - one.eventTime < cooldown.ms);
    const inDoubt = keys.some((key) => isInDoubt(alert, key));
    if (inDoubt || (last !== undefined && keys.length > 1)) {
      doubt(alert, keys);
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
      doubt(alert, keys);
      return 'open';
    }
    if (weighed === 'fires') {
      keys.forEach((key) => fired.set(key, alert));
    } else {
      doubt(alert, keys);
    }
    return weighed;
  }

  return [...alerts]
    .reverse()
    .map((one) => ({ alert: one.alert, weighed: judge(one) }))
    .reverse();
}
