import { toNumber } from '@/api/json';
import type { Alert, Alerts } from '@/api/types';

/** So far behind the stream an answer may be. */
const BEHIND_MS = 60_000;

/** An alert of the stream, and when it came, epoch milliseconds. */
export interface Heard {
  alert: Alert;
  at: number;
}

/** Alerts as a page lists them, of two sources: the stream, and what was asked for. */
export interface Listing {
  /** What was asked for: without a hole from the newest of the last question to the last page. */
  asked: readonly Alert[];
  /** That, and what came by the stream; newest first. */
  shown: readonly Alert[];
  /** What came by the stream of late: answers are a little behind, each a little else. */
  fresh: readonly Heard[];
  /** Where the next older page begins; absent behind the last. */
  next?: string | undefined;
  /** Whether older pages were asked for. */
  older: boolean;
}

export const NOTHING_LISTED: Listing = { asked: [], shown: [], fresh: [], older: false };

/** Puts alerts in order among those that are known, each once, newest first. */
export function merged(
  known: readonly Alert[],
  came: readonly Alert[],
  most: number,
): readonly Alert[] {
  const ids = new Set(known.map((alert) => alert.id));
  const fresh = came.filter((alert) => !ids.has(alert.id));
  if (fresh.length === 0) {
    return known;
  }
  const byId = new Map([...known, ...fresh].map((alert) => [alert.id, alert]));
  return [...byId.values()].sort((a, b) => b.eventTime - a.eventTime).slice(0, most);
}

/** Whether every partition answered, none of them by a copy that is behind. */
export function isComplete(page: Alerts): boolean {
  const isBehind = page.source === 'standby' && toNumber(page.lag) > 0;
  return page.partitionsAnswered === page.partitionsTotal && !isBehind;
}

function isWhole(page: Alerts): boolean {
  return page.next === undefined && !page.truncated && isComplete(page);
}

/**
 * Takes the newest page in. If it does not reach down to what was asked for before, nobody knows what
 * is between, and the list begins anew with the page. So it does if the page is all that there is:
 * what it does not name is gone. A page that lacks partitions, or is behind, adds what it names, and
 * proves nothing: the next one is looked at as if this one had not come.
 *
 * @param now epoch milliseconds
 */
export function withNewest(
  listing: Listing,
  page: Alerts,
  most: number,
  now = Date.now(),
): Listing {
  const fresh = listing.fresh.filter((one) => now - one.at < BEHIND_MS);
  const heard = fresh.map((one) => one.alert);
  if (!isComplete(page)) {
    return {
      ...listing,
      shown: merged(listing.shown, page.alerts, most),
      fresh,
      next: listing.asked.length === 0 && !listing.older ? page.next : listing.next,
    };
  }
  if (isWhole(page)) {
    const shown = merged(page.alerts, heard, most);
    return { asked: page.alerts, shown, fresh, older: false };
  }
  const known = new Set(listing.asked.map((alert) => alert.id));
  const joins =
    known.size === 0 || page.next === undefined || page.alerts.some((alert) => known.has(alert.id));
  if (!joins) {
    const newest = Math.max(...page.alerts.map((alert) => alert.eventTime));
    const since = listing.shown.filter((alert) => alert.eventTime > newest);
    return {
      asked: page.alerts,
      shown: merged(page.alerts, [...since, ...heard], most),
      fresh,
      next: page.next,
      older: false,
    };
  }
  return {
    asked: merged(listing.asked, page.alerts, most),
    shown: merged(listing.shown, page.alerts, most),
    fresh,
    next: listing.older ? listing.next : page.next,
    older: listing.older,
  };
}

/**
 * Takes in what came by the stream.
 *
 * @param now epoch milliseconds
 */
export function withStreamed(
  listing: Listing,
  came: readonly Alert[],
  most: number,
  now = Date.now(),
): Listing {
  const known = new Set(listing.fresh.map((one) => one.alert.id));
  const heard = came
    .filter((alert) => !known.has(alert.id))
    .map((alert) => ({ alert, at: now }));
  return {
    ...listing,
    shown: merged(listing.shown, came, most),
    fresh: [...listing.fresh, ...heard].slice(-most),
  };
}

/** Takes the next older page in. One that lacks partitions, or is behind, is to be asked for again. */
export function withOlder(listing: Listing, page: Alerts, most: number): Listing {
  const shown = merged(listing.shown, page.alerts, most);
  if (!isComplete(page)) {
    return { ...listing, shown };
  }
  return {
    asked: merged(listing.asked, page.alerts, most),
    shown,
    fresh: listing.fresh,
    next: page.next,
    older: true,
  };
}
