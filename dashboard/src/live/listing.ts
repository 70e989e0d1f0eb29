import type { Alert, Alerts } from '@/api/types';

/** Alerts as a page lists them, of two sources: the stream, and what was asked for. */
export interface Listing {
  /** What was asked for: without a hole from the newest of the last question to the last page. */
  asked: readonly Alert[];
  /** That, and what came by the stream; newest first. */
  shown: readonly Alert[];
  /** What came by the stream since the last answer, which the next one may be too old to know. */
  fresh: readonly Alert[];
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

function isWhole(page: Alerts): boolean {
  return (
    page.next === undefined &&
    !page.truncated &&
    page.partitionsAnswered === page.partitionsTotal
  );
}

/**
 * Takes the newest page in. If it does not reach down to what was asked for before, nobody knows what
 * is between, and the list begins anew with the page. So it does if the page is all that there is:
 * what it does not name is gone.
 */
export function withNewest(listing: Listing, page: Alerts, most: number): Listing {
  if (isWhole(page)) {
    const shown = merged(page.alerts, listing.fresh, most);
    return { asked: page.alerts, shown, fresh: [], older: false };
  }
  const known = new Set(listing.asked.map((alert) => alert.id));
  const joins =
    known.size === 0 || page.next === undefined || page.alerts.some((alert) => known.has(alert.id));
  if (!joins) {
    const newest = Math.max(...page.alerts.map((alert) => alert.eventTime));
    const since = listing.shown.filter((alert) => alert.eventTime > newest);
    return {
      asked: page.alerts,
      shown: merged(page.alerts, since, most),
      fresh: [],
      next: page.next,
      older: false,
    };
  }
  return {
    asked: merged(listing.asked, page.alerts, most),
    shown: merged(listing.shown, page.alerts, most),
    fresh: [],
    next: listing.older ? listing.next : page.next,
    older: listing.older,
  };
}

/** Takes in what came by the stream. */
export function withStreamed(listing: Listing, came: readonly Alert[], most: number): Listing {
  return {
    ...listing,
    shown: merged(listing.shown, came, most),
    fresh: merged(listing.fresh, came, most),
  };
}

/** Takes the next older page in. */
export function withOlder(listing: Listing, page: Alerts, most: number): Listing {
  return {
    asked: merged(listing.asked, page.alerts, most),
    shown: merged(listing.shown, page.alerts, most),
    fresh: listing.fresh,
    next: page.next,
    older: true,
  };
}
