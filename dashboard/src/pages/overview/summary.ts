import { toNumber } from '@/api/json';
import type { Detector, Feed, Volume } from '@/api/types';

/** The subscriptions of a venue. */
export interface VenueFeeds {
  venue: string;
  live: number;
  total: number;
  /** Those that send nothing although they should. */
  broken: number;
  lastDataAt?: number;
}

const NOT_COUNTED = new Set(['unsubscribed', 'connected']);
const BROKEN = new Set(['stale', 'gone', 'quarantined', 'failing', 'closed']);
/** To be subscribed to, or on the way. */
const WANTED = new Set(['wanted', 'sent']);
/** A venue that is there has answered by then. */
const WANTED_MS = 30_000;

function channelOf(feed: Feed): string {
  return `${feed.venue} ${feed.channel}`;
}

/**
 * Subscriptions by venue; connections, which have no instrument, do not count. A subscription that is
 * only wanted is broken once that lasts, or as soon as its connection is known to be.
 *
 * @param now by the clock of the server
 */
export function feedsByVenue(feeds: readonly Feed[], now: number): VenueFeeds[] {
  const venues = new Map<string, VenueFeeds>();
  const cut = new Set(
    feeds.filter((feed) => feed.instrument === '*' && BROKEN.has(feed.state)).map(channelOf),
  );
  const isBroken = (feed: Feed): boolean =>
    BROKEN.has(feed.state) ||
    (WANTED.has(feed.state) && (now - feed.since > WANTED_MS || cut.has(channelOf(feed))));
  for (const feed of feeds) {
    const found = venues.get(feed.venue) ?? { venue: feed.venue, live: 0, total: 0, broken: 0 };
    if (feed.instrument !== '*' && !NOT_COUNTED.has(feed.state)) {
      found.total++;
      if (feed.state === 'live' || feed.state === 'healed') {
        found.live++;
      }
      if (isBroken(feed)) {
        found.broken++;
      }
    }
    if (feed.lastDataAt !== undefined && feed.lastDataAt > (found.lastDataAt ?? 0)) {
      found.lastDataAt = feed.lastDataAt;
    }
    venues.set(feed.venue, found);
  }
  return [...venues.values()].sort((a, b) => a.venue.localeCompare(b.venue));
}

/** Records that a detector has not read yet. */
export function lagOf(detector: Detector): number {
  return Object.values(detector.lag).reduce((sum, lag) => sum + lag, 0);
}

/** A counter over all parts of a detector; nothing if it has none of that name. */
export function counter(detector: Detector, name: string): number | undefined {
  const values = detector.counters
    .map((counts) => counts.values[name])
    .filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
}

/** The symbols whose total is nearest to its threshold. */
export function nearest(
  volumes: readonly Volume[],
  most: number,
): { volume: Volume; part: number }[] {
  return volumes
    .map((volume) => ({
      volume,
      part: toNumber(volume.totalUsd) / toNumber(volume.thresholdUsd),
    }))
    .filter((found) => Number.isFinite(found.part))
    .sort((a, b) => b.part - a.part || a.volume.symbol.localeCompare(b.volume.symbol))
    .slice(0, most);
}
