import { shallowRef } from 'vue';
import { askText } from '@/api/client';
import { History } from './history';
import { parseMetrics, rate } from './metrics';
import type { Sample } from './metrics';
import { usePolling } from './poll';
import type { Polling } from './poll';
import { BoundedMap } from './ring';

/** What a venue's connections did, since the process began unless it says otherwise. */
export interface VenueTraffic {
  venue: string;
  /** Sockets that are open. */
  connections?: number;
  /** 1 while every socket that is needed is open, else 0. */
  connected?: number;
  frames: number;
  framesPerSecond?: number;
  /** Absent where the server does not measure it. */
  bytes?: number;
  bytesPerSecond?: number;
  /**
   * From the venue's clock to ours, in milliseconds, mean since the reading before; absent where it
   * is not measured or nothing came.
   */
  latencyMs?: number;
  reconnects: number;
  gaps: number;
  backfilled: number;
  unreadable: number;
}

export interface Traffic {
  at: number;
  venues: VenueTraffic[];
  /** From the last input of an alert until it could be read, seconds, mean since the start. */
  alertLatencySeconds?: number;
}

export interface RatePoint {
  at: number;
  /** By venue; of none where nobody listened. */
  perSecond: Record<string, number>;
}

const PREFIXES = ['tidewatch_ingest_', 'tidewatch_alert_latency_seconds_'];
const EVERY_MS = 5_000;
const MOST_POINTS = 720;

const traffic = shallowRef<Traffic | null>(null);
const rates = shallowRef<readonly RatePoint[]>([]);
const history = new History<RatePoint>(MOST_POINTS, 0, (at) => ({ at, perSecond: {} }));
const before = new BoundedMap<string, { value: number; at: number }>(500);

/** The newest reading. */
export const ingest = traffic;
/** Frames a second of each venue since the page was opened, at most an hour, oldest first. */
export const ingestRates = rates;

function growth(name: string, venue: string, value: number, at: number): number | undefined {
  const key = `${name} ${venue}`;
  const grown = rate(before.get(key), { value, at });
  before.set(key, { value, at });
  return grown;
}

/** Of what came since the reading before; absent if nothing did. */
function latencyOf(sum: number | undefined, count: number | undefined): number | undefined {
  return sum === undefined || count === undefined || count === 0 ? undefined : (sum / count) * 1000;
}

/** Adds up what the meters say, by venue. */
export function venuesOf(
  samples: readonly Sample[],
  grown: (name: string, venue: string, value: number) => number | undefined,
): VenueTraffic[] {
  const names = [
    ...new Set(
      samples
        .filter((sample) => sample.name === 'tidewatch_ingest_frames_total')
        .map((sample) => sample.labels['venue'] ?? ''),
    ),
  ].sort();
  return names.map((venue) => {
    const of = (name: string): number | undefined => {
      const found = samples.filter((s) => s.name === name && s.labels['venue'] === venue);
      return found.length === 0 ? undefined : found.reduce((sum, s) => sum + s.value, 0);
    };
    const frames = of('tidewatch_ingest_frames_total') ?? 0;
    const bytes = of('tidewatch_ingest_bytes_total');
    const latencyCount = of('tidewatch_ingest_latency_seconds_count');
    const latencySum = of('tidewatch_ingest_latency_seconds_sum');
    return {
      venue,
      connections: of('tidewatch_ingest_connections'),
      connected: of('tidewatch_ingest_connected'),
      frames,
      framesPerSecond: grown('frames', venue, frames),
      bytes,
      bytesPerSecond: bytes === undefined ? undefined : grown('bytes', venue, bytes),
      latencyMs: latencyOf(
        latencySum === undefined ? undefined : grown('latency-sum', venue, latencySum),
        latencyCount === undefined ? undefined : grown('latency-count', venue, latencyCount),
      ),
      reconnects: of('tidewatch_ingest_reconnects_total') ?? 0,
      gaps: of('tidewatch_ingest_gaps_total') ?? 0,
      backfilled: of('tidewatch_ingest_backfilled_total') ?? 0,
      unreadable: of('tidewatch_ingest_frames_unreadable_total') ?? 0,
    };
  });
}

function meanLatency(samples: readonly Sample[]): number | undefined {
  const of = (name: string): number =>
    samples.filter((s) => s.name === name).reduce((sum, s) => sum + s.value, 0);
  const count = of('tidewatch_alert_latency_seconds_count');
  return count > 0 ? of('tidewatch_alert_latency_seconds_sum') / count : undefined;
}

/** Keeps the meters of the feeds coming while the caller's scope lives. */
export function useIngest(): Polling {
  return usePolling(
    async (signal) => {
      const samples = parseMetrics(await askText('metrics', { signal }), PREFIXES);
      const at = Date.now();
      const venues = venuesOf(samples, (name, venue, value) => growth(name, venue, value, at));
      traffic.value = { at, venues, alertLatencySeconds: meanLatency(samples) };
      const perSecond = Object.fromEntries(
        venues.flatMap((v) => (v.framesPerSecond === undefined ? [] : [[v.venue, v.framesPerSecond]])),
      );
      if (Object.keys(perSecond).length > 0) {
        history.add({ at, perSecond });
        rates.value = history.toArray();
      }
    },
    () => (rates.value.length === 0 ? 1_500 : EVERY_MS),
  );
}

/** The line of a venue: what it sent, broken where nothing was heard of any. */
export function lineOf(
  venue: string,
  points: readonly RatePoint[],
): [at: number, perSecond: number | null][] {
  return points
    .filter((point) => venue in point.perSecond || Object.keys(point.perSecond).length === 0)
    .map((point) => [point.at, point.perSecond[venue] ?? null]);
}
