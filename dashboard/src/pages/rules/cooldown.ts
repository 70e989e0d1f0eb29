import { toNumber } from '@/api/json';
import type { Alert } from '@/api/types';
import { isoSpan } from '@/format/times';
import { timeOf } from './episodes';
import type { Episodes } from './episodes';

/** What is known of an alert before its cooldown is looked at. */
export type Weighed = 'fires' | 'late' | 'silent' | 'open' | 'unknown' | 'doubtful';

export interface WeighedAlert {
  alert: Alert;
  weighed: Weighed;
}

export interface Cooldown {
  ms: number;
  /** What it was before the change. */
  before: number;
  /** What is below this value could not have come under the change. */
  least: number;
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

/**
 * Looks which alerts come too soon after one that stays. Such an alert is silent only if nothing of
 * its episode is over the threshold when the cooldown is over; else one may come then. Whatever
 * becomes silent holds back nothing any more. What comes too soon after something of which nobody can
 * tell when it comes, or whether, is one of which nobody can tell.
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

  /** How long an alert held others back when it was sent. */
  function heldBackUntil(alert: Alert): number {
    const then = isoSpan(alert.evidence.rule.parameters['cooldown'] ?? '') ?? Infinity;
    return timeOf(alert) + Math.max(then, cooldown.before);
  }

  /**
   * When it comes at the latest, if it comes later than it did: while its episode lasts, and before
   * it held back no more, since what was over the threshold after that was told.
   */
  function latest(alert: Alert): number {
    return cooldown.momentary
      ? timeOf(alert)
      : Math.min(episodes.after(alert)?.until ?? Infinity, heldBackUntil(alert));
  }

  /** What a silent alert held back from a time on may come. */
  function free(alert: Alert, keys: string[], from: number): void {
    const until = heldBackUntil(alert);
    if (from < until && !episodes.isQuiet(alert, from, until, cooldown.least)) {
      doubt(keys, until);
    }
  }

  function doubt(keys: string[], until: number): void {
    keys.forEach((key) => perhaps.set(key, Math.max(perhaps.get(key) ?? -Infinity, until)));
  }

  function judge({ alert, weighed }: WeighedAlert): Weighed {
    const keys = keysOf(alert, cooldown.bySide);
    const at = timeOf(alert);
    if (weighed === 'silent') {
      free(alert, keys, at);
      return weighed;
    }
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
      const ending = episodes.after(alert);
      const escalatesLater = cooldown.escalation !== undefined && ending?.alone !== true;
      if (cooldown.momentary || (latest(alert) <= over && !escalatesLater)) {
        free(alert, keys, over);
        return 'silent';
      }
      doubt(keys, latest(alert));
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
