package io.tidewatch.connectors.dbotx;

import java.util.concurrent.atomic.LongAdder;

/** Counts that only this feed has, see {@link DbotxFeedStatus}. Thread-safe. */
final class DbotxCounters {
  final LongAdder subscriptionChanges = new LongAdder();
  final LongAdder otherFrames = new LongAdder();
  final LongAdder errors = new LongAdder();
}
