import { toNumber } from '@/api/json';
import type { Alert, Decision } from '@/api/types';

/** What was written down of one subject, newest first. */
export interface Written {
  decisions: readonly Decision[];
  /** Whether older ones were left out. */
  truncated: boolean;
}

/** How the episode of an alert went on. */
export interface Ending {
  /** Nothing of the episode came later; epoch milliseconds, infinite where it may go on. */
  until: number;
  /** The value went at least so far. */
  atLeast: number;
  /** The value went no farther. */
  atMost: number;
  /** Whether the episode has no other alert. */
  single: boolean;
  /** Whether nothing else of the episode reached the threshold. */
  alone: boolean;
  /** Whether it began with the alert: else the value may have gone so far before. */
  fromAlert: boolean;
}

const ENDED: ReadonlySet<string> = new Set(['RESOLVED', 'RESOLVED_NO_DATA', 'RESOLVED_BOOK_LOST']);
const OVER: ReadonlySet<string> = new Set(['COOLDOWN', 'ALREADY_ALERTED']);

/** Of futures. */
const BAR_MS = 900_000;

/** The time by which a rule spaces its alerts: bars are judged in rounds. */
export function timeOf(alert: Alert): number {
  const anomaly = alert.evidence.inputs['anomaly'] as
    | { openTime?: unknown; provisional?: unknown }
    | undefined;
  return anomaly?.provisional === false && typeof anomaly.openTime === 'number'
    ? anomaly.openTime + BAR_MS
    : alert.eventTime;
}

/**
 * How the episodes of past alerts went on, as far as decisions were kept: an alert is sent when its
 * value passes the threshold, and does not tell how far it went.
 */
export class Episodes {
  private readonly bySubject: ReadonlyMap<string, Alert[]>;

  constructor(
    alerts: readonly Alert[],
    private readonly written: ReadonlyMap<string, Written>,
  ) {
    const found = new Map<string, Alert[]>();
    for (const alert of alerts) {
      const known = found.get(alert.subject);
      if (known === undefined) {
        found.set(alert.subject, [alert]);
      } else {
        known.push(alert);
      }
    }
    this.bySubject = found;
  }

  /** How it went on after an alert; nothing where that is not known. */
  after(alert: Alert): Ending | undefined {
    const written = this.written.get(alert.subject);
    const begin = alert.evidence.episode.startedAt;
    const ends = (written?.decisions ?? []).filter(
      (decision) =>
        ENDED.has(decision.reason) &&
        decision.from === begin &&
        // Sides of a book have episodes of their own: of two at once one end says too little.
        (decision.side === undefined || decision.side === alert.side),
    );
    const peaks = ends.map((end) => toNumber(end.value ?? NaN));
    if (written === undefined || ends.length === 0 || peaks.some(Number.isNaN)) {
      return undefined;
    }
    const others = this.bySubject.get(alert.subject) ?? [];
    const until = this.until(ends, begin, others);
    const over = written.decisions.filter(
      (decision) => OVER.has(decision.reason) && decision.to >= begin && decision.from <= until,
    );
    const whole = this.isWhole(written, alert.eventTime);
    const single =
      alert.evidence.episode.number === 1 &&
      !others.some((one) => one.id !== alert.id && one.evidence.episode.startedAt === begin);
    const atLeast = Math.max(...peaks);
    return {
      until,
      atLeast,
      atMost: Math.max(atLeast, ...over.map((one) => toNumber(one.value ?? Infinity))),
      single,
      alone: single && whole && over.length === 0,
      fromAlert: begin >= Math.min(timeOf(alert), alert.eventTime),
    };
  }

  /**
   * Whether it is known that nothing from a value on was held back by a cooldown in a time after an
   * alert: what was written down is kept as long as the end of the alert's episode is.
   */
  isQuiet(alert: Alert, from: number, to: number, least: number): boolean {
    const written = this.written.get(alert.subject);
    return (
      written !== undefined &&
      this.after(alert) !== undefined &&
      this.isWhole(written, alert.eventTime) &&
      !written.decisions.some(
        (decision) =>
          decision.reason === 'COOLDOWN' &&
          decision.to > from &&
          decision.from < to &&
          !(toNumber(decision.value ?? Infinity) < least),
      )
    );
  }

  private isWhole(written: Written, since: number): boolean {
    const oldest = written.decisions.at(-1);
    return !written.truncated || (oldest !== undefined && oldest.to <= since);
  }

  private until(ends: readonly Decision[], begin: number, others: readonly Alert[]): number {
    const sure = ends.find((end) => end.reason !== 'RESOLVED_NO_DATA');
    if (sure !== undefined) {
      return sure.to;
    }
    // What came late may have shown that it went on, and its end is not told again.
    const next = others
      .map((alert) => alert.evidence.episode.startedAt)
      .filter((start) => start > begin);
    return Math.min(Infinity, ...next);
  }
}
