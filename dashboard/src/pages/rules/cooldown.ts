import { toNumber } from '@/api/json';
import type { Alert } from '@/api/types';
import { isoSpan } from '@/format/times';
import type { Episodes } from './episodes';

/** Of futures. */
const BAR_MS = 900_000;

/** What is known of an alert before its cooldown is looked at. */
export type Weighed = 'fires' | 'late' | 'silent' | 'open' | 'unknown' | 'doubtful';

export interface WeighedAlert {
  alert: Alert;
  weighed: Weighed;
}

export interface Cooldown {
  ms: number;
  /** Whether it holds back more than it did. */
  stricter: boolean;
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

/** The time by which a rule spaces its alerts: bars are judged in rounds. */
function timeOf(alert: Alert): number {
  const anomaly = alert.evidence.inputs['anomaly'] as
    | { openTime?: unknown; provisional?: unknown }
    | undefined;
  return anomaly?.provisional === false && typeof anomaly.openTime === 'number'
    ? anomaly.openTime + BAR_MS
    : alert.eventTime;
}

/**
 * Looks which alerts come too soon after one that stays. Such an alert is silent only if its episode
 * is known to be over before the cooldown is; else one may come when that is over. What comes too soon
 * after one of which nobody can tell when it comes, or whether, is one of which nobody can tell.
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

  /**
   * When it comes at the latest, if it comes later than it did: while its episode lasts, and before
   * the cooldown of then was over, since what was over the threshold after that was told.
   */
  function latest(alert: Alert): number {
    const then = isoSpan(alert.evidence.rule.parameters['cooldown'] ?? '') ?? Infinity;
    return cooldown.momentary
      ? timeOf(alert)
      : Math.min(episodes.after(alert)?.until ?? Infinity, timeOf(alert) + then);
  }

  function doubt(keys: string[], until: number): void {
    keys.forEach((key) => perhaps.set(key, Math.max(perhaps.get(key) ?? -Infinity, until)));
  }

  function judge({ alert, weighed }: WeighedAlert): Weighed {
    if (weighed === 'silent') {
      return weighed;
    }
    const keys = keysOf(alert, cooldown.bySide);
    const at = timeOf(alert);
    const last = cooldown.stricter
      ? keys
          .map((key) => fired.get(key))
          .find((one) => one !== undefined && at - timeOf(one) < cooldown.ms)
      : undefined;
    const inDoubt = keys.some((key) => at - (perhaps.get(key) ?? -Infinity) < cooldown.ms);
    if (inDoubt || (last !== undefined && keys.length > 1)) {
      doubt(keys, latest(alert));
      return 'doubtful';
    }
    if (last !== undefined && !escalates(last, alert, cooldown.escalation)) {
      const over = timeOf(last) + cooldown.ms;
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
      doubt(keys, Math.max(over, latest(alert)));
      return 'open';
    }
    if (weighed === 'fires') {
      keys.forEach((key) => fired.set(key, alert));
    } else {
      doubt(keys, latest(alert));
    }
    return weighed;
  }

  return [...alerts]
    .reverse()
    .map((one) => ({ alert: one.alert, weighed: judge(one) }))
    .reverse();
}
