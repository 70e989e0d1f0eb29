package io.tidewatch.connectors.okx;

import java.util.concurrent.atomic.LongAdder;

/** Counts that only this feed has, see {@link OkxFeedStatus}. Thread-safe. */
final class OkxCounters {
  final LongAdder subscriptionChanges = new LongAdder();
  final LongAdder recoveries = new LongAdder();
  final LongAdder ignoredCommands = new LongAdder();
  final LongAdder supersededFrames = new LongAdder();
  final LongAdder unwantedFrames = new LongAdder();
  final LongAdder seeds = new LongAdder();
}
