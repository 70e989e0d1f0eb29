import type { Feed } from '@/api/types';
import { utc } from '@/format/times';
import type { VenueTraffic } from '@/live/ingest';

/** Columns of the file of subscriptions. */
export const FEED_COLUMNS = [
  'venue',
  'channel',
  'instrument',
  'state',
  'since_utc',
  'last_data_utc',
  'gap_state',
  'gap_at_utc',
  'gap_first_missing',
  'gap_last_missing',
  'gap_recovered',
  'detail',
] as const;

/** Columns of the file of venues. */
export const VENUE_COLUMNS = [
  'venue',
  'connections',
  'connected',
  'frames',
  'frames_per_second',
  'bytes',
  'bytes_per_second',
  'latency_ms',
  'reconnects',
  'gaps',
  'backfilled',
  'unreadable',
] as const;

/** A subscription as a row of the file. */
export function feedRow(feed: Feed): unknown[] {
  return [
    feed.venue,
    feed.channel,
    feed.instrument,
    feed.state,
    utc(feed.since),
    utc(feed.lastDataAt),
    feed.gap?.state,
    utc(feed.gap?.at),
    feed.gap?.bounds?.firstMissing,
    feed.gap?.bounds?.lastMissing,
    feed.gap?.bounds?.recovered,
    feed.detail,
  ];
}

/** A venue as a row of the file. */
export function venueRow(venue: VenueTraffic): unknown[] {
  return [
    venue.venue,
    venue.connections,
    venue.connected,
    venue.frames,
    venue.framesPerSecond?.toFixed(3),
    venue.bytes,
    venue.bytesPerSecond?.toFixed(3),
    venue.latencyMs?.toFixed(3),
    venue.reconnects,
    venue.gaps,
    venue.backfilled,
    venue.unreadable,
  ];
}
