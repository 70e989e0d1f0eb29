package io.tidewatch.connectors.feed;

import java.util.concurrent.atomic.LongAdder;

/** Counts what a feed does, see {@link FeedCounts}. Thread-safe. */
public final class FeedCounters {
  public final LongAdder frames = new LongAdder();
  public final LongAdder controlFrames = new LongAdder();
  public final LongAdder refusedFrames = new LongAdder();
  public final LongAdder unreadableFrames = new LongAdder();
  public final LongAdder connections = new LongAdder();
  public final LongAdder reconnects = new LongAdder();
  public final LongAdder gaps = new LongAdder();
  public final LongAdder gapsOpen = new LongAdder();
  public final LongAdder backfilled = new LongAdder();
  public final LongAdder held = new LongAdder();
  public final LongAdder holdOverflows = new LongAdder();
  public final LongAdder publishFailures = new LongAdder();
  public final LongAdder blockedSends = new LongAdder();

  /** The counts now. */
  public FeedCounts counts() {
    return new FeedCounts(
        frames.sum(),
        controlFrames.sum(),
        refusedFrames.sum(),
        unreadableFrames.sum(),
        connections.sum(),
        reconnects.sum(),
        gaps.sum(),
        gapsOpen.sum(),
        backfilled.sum(),
        held.sum(),
        holdOverflows.sum(),
        publishFailures.sum(),
        blockedSends.sum());
  }
}
