package io.tidewatch.connectors.feed;

import java.util.concurrent.atomic.LongAdder;

/** Counts what a feed does, see {@link FeedCounts}. Thread-safe. */
public final class FeedCounters {
  private static final long DAY_MS = 86_400_000;

  public final LongAdder frames = new LongAdder();
  public final LongAdder bytes = new LongAdder();
  public final LongAdder timedFrames = new LongAdder();
  public final LongAdder delayMs = new LongAdder();
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

  /** A data frame came from the socket. */
  public void came(byte[] frame) {
    frames.increment();
    bytes.add(frame.length);
  }

  /**
   * A frame says when the venue made it.
   *
   * @param saidMs by the venue's clock, epoch milliseconds; if that is ahead of ours it counts as
   *     no delay, and further from ours than a day it is no time
   * @param receivedUs by ours, epoch microseconds
   */
  public void timed(long saidMs, long receivedUs) {
    long delay = receivedUs / 1_000 - saidMs;
    if (Math.abs(delay) < DAY_MS) {
      timedFrames.increment();
      delayMs.add(Math.max(0, delay));
    }
  }

  /** The counts now. */
  public FeedCounts counts() {
    return new FeedCounts(
        frames.sum(),
        bytes.sum(),
        timedFrames.sum(),
        delayMs.sum(),
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
