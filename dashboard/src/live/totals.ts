import type { RollingVolume } from '@/api/events';
import { toNumber } from '@/api/json';
import type { Volume, Volumes } from '@/api/types';

/** Rolling totals by symbol. */
export type Totals = ReadonlyMap<string, Volume>;

/** A market that goes back further than this is another one: a demo that was started anew. */
export const ANOTHER_MARKET_MS = 5 * 60_000;

function figures(event: RollingVolume): Partial<Volume> {
  const buy = toNumber(event.buyUsd);
  const sell = toNumber(event.sellUsd);
  const total = buy + sell;
  return {
    asOf: event.asOf,
    window: { after: event.asOf - event.windowMs, upTo: event.asOf },
    buyUsd: event.buyUsd as number,
    sellUsd: event.sellUsd as number,
    totalUsd: total,
    netUsd: buy - sell,
    buyShare: total > 0 ? buy / total : undefined,
    trades: event.trades,
  };
}

/** Whether a total is over the threshold that was last in force. */
function isOver(volume: Volume): boolean {
  return toNumber(volume.totalUsd) >= toNumber(volume.thresholdUsd);
}

export interface Streamed {
  totals: Totals;
  /** Those that an event changed, as they are now. */
  changed: Volume[];
  /** Whether only an answer can tell the rest: of a new symbol, or of what a threshold makes of it. */
  mustAsk: boolean;
}

/**
 * Takes events into the rows of the last answer. An event says nothing of threshold and state: they
 * stay until the next answer.
 */
export function withEvents(known: Totals, events: readonly RollingVolume[]): Streamed {
  const totals = new Map(known);
  const changed = new Map<string, Volume>();
  let mustAsk = false;
  for (const event of events) {
    const before = totals.get(event.symbol);
    if (before === undefined) {
      mustAsk = true;
    } else if (event.asOf >= before.asOf) {
      const after = { ...before, ...figures(event) };
      mustAsk ||= isOver(before) !== isOver(after);
      totals.set(event.symbol, after);
      changed.set(event.symbol, after);
    }
  }
  return { totals, changed: [...changed.values()], mustAsk };
}

/** What an answer says; with the amounts of an event that is ahead of it, if one was. */
function ahead(answered: Volume, before: Volume | undefined): Volume {
  if (before === undefined || before.asOf <= answered.asOf) {
    return answered;
  }
  const { state, thresholdUsd, ruleVersion } = answered;
  return { ...before, state, thresholdUsd, ruleVersion };
}

/**
 * Takes an answer in. A whole one says all that there is, so what it does not name is gone; of one
 * that lacks partitions the rest stays as it was. Of another market everything is taken as it is.
 */
export function withAnswer(known: Totals, answer: Volumes): Totals {
  const whole = answer.partitionsAnswered === answer.partitionsTotal;
  const before: Totals = isAnotherMarket(known, answer) ? new Map() : known;
  const totals = new Map(whole ? [] : before);
  for (const volume of answer.volumes) {
    totals.set(volume.symbol, ahead(volume, before.get(volume.symbol)));
  }
  return totals;
}

/** Whether an answer is of a market that begins before what is known. */
export function isAnotherMarket(known: Totals, answer: Volumes): boolean {
  const newest = (rows: Iterable<Volume>): number =>
    [...rows].reduce((most, row) => Math.max(most, row.asOf), 0);
  return (
    answer.volumes.length > 0 && newest(answer.volumes) < newest(known.values()) - ANOTHER_MARKET_MS
  );
}
