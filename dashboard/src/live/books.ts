import { toNumber } from '@/api/json';
import type { BookAnalysis, BookReading } from '@/api/types';
import { History } from './history';
import { BoundedMap } from './ring';
import { ANOTHER_MARKET_MS } from './totals';

/** What a book said at a time of the market. */
export interface BookPoint {
  at: number;
  /** Nothing where the book could not say. */
  anomaly: number | null;
  liquidity: number | null;
  spreadBps: number | null;
}

const MOST_BOOKS = 200;
/** An hour at one every two seconds. */
const MOST_POINTS = 1_800;
const POINT_EVERY_MS = 2_000;

const histories = new BoundedMap<string, History<BookPoint>>(MOST_BOOKS);

function figure(value: { value?: number | string } | undefined): number | null {
  return value?.value === undefined ? null : toNumber(value.value);
}

function historyOf(instId: string): History<BookPoint> {
  return histories.of(
    instId,
    () =>
      new History<BookPoint>(MOST_POINTS, POINT_EVERY_MS, (at) => ({
        at,
        anomaly: null,
        liquidity: null,
        spreadBps: null,
      })),
  );
}

/** Remembers what an event of the stream says, unless an answer was ahead of it. */
export function rememberEvent(analysis: BookAnalysis): void {
  historyOf(analysis.instId).add({
    at: analysis.time,
    anomaly: figure(analysis.depthAnomaly.score),
    liquidity: figure(analysis.liquidity.index),
    spreadBps: figure(analysis.spreadBps),
  });
}

/**
 * Remembers what an answer says. Of events some are always behind, or told again; an answer that is
 * far behind is of another market, and what was remembered has nothing to do with it.
 */
export function rememberAnswer(analysis: BookAnalysis): void {
  const history = historyOf(analysis.instId);
  const last = history.last();
  if (last !== undefined && analysis.time < last.at - ANOTHER_MARKET_MS) {
    history.clear();
  }
  rememberEvent(analysis);
}

/** What was seen of a book since the page was opened, at most an hour, oldest first. */
export function bookHistory(instId: string): BookPoint[] {
  return histories.get(instId)?.toArray() ?? [];
}

/** What a book says, with the newest of what came of it since. */
export function withAnalyses(
  reading: BookReading | null,
  came: readonly BookAnalysis[],
): BookReading | null {
  return came.reduce(
    (known, analysis) =>
      known?.instId === analysis.instId && analysis.time >= (known.analysis?.time ?? 0)
        ? { ...known, analysis }
        : known,
    reading,
  );
}
