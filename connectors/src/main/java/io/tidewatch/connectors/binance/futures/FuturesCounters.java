package io.tidewatch.connectors.binance.futures;

import java.util.concurrent.atomic.LongAdder;

/** Counts that only this feed has, see {@link FuturesFeedStatus}. Thread-safe. */
final class FuturesCounters {
  final LongAdder universeChanges = new LongAdder();
  final LongAdder unwantedFrames = new LongAdder();
  final LongAdder ignoredCommands = new LongAdder();
  final LongAdder throttled = new LongAdder();
  final LongAdder bans = new LongAdder();
  final LongAdder failedRequests = new LongAdder();
  final LongAdder skippedPolls = new LongAdder();
  final LongAdder barsClosedByRest = new LongAdder();
  final LongAdder backfills = new LongAdder();
}
