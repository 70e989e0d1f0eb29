/** The records that the stream of events carries, as on their topics. */
import type { Num } from './json';
import type { components } from './schema';
import type { Alert, BookAnalysis, WhaleSignal } from './types';

/** Taker volume of a symbol over the rolling window `(asOf - windowMs, asOf]`. */
export type RollingVolume = components['schemas']['RollingVolume'];

/** Something that happened to a connection or a subscription of a feed. */
export type FeedEvent = components['schemas']['FeedEvent'];

export type Anomaly = components['schemas']['Anomaly'];

/** What each event of the stream carries, by its name. */
export interface EventData {
  alert: Alert;
  volume: RollingVolume;
  analysis: BookAnalysis;
  anomaly: Anomaly;
  signal: WhaleSignal;
  feed: FeedEvent;
}

function isAmount(value: unknown): value is Num {
  return (typeof value === 'number' || typeof value === 'string') && Number.isFinite(Number(value));
}

/** Whether something looks like a rolling volume. */
export function isRollingVolume(value: unknown): value is RollingVolume {
  const volume = value as Partial<RollingVolume> | null;
  return (
    typeof volume === 'object' &&
    volume !== null &&
    typeof volume.symbol === 'string' &&
    typeof volume.asOf === 'number' &&
    typeof volume.windowMs === 'number' &&
    typeof volume.trades === 'number' &&
    isAmount(volume.buyUsd) &&
    isAmount(volume.sellUsd)
  );
}

/** Whether something looks like an analysis of a book. */
export function isAnalysis(value: unknown): value is BookAnalysis {
  const analysis = value as Partial<BookAnalysis> | null;
  return (
    typeof analysis === 'object' &&
    analysis !== null &&
    typeof analysis.instId === 'string' &&
    typeof analysis.time === 'number' &&
    analysis.depthAnomaly !== undefined &&
    analysis.liquidity !== undefined
  );
}
