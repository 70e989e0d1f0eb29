package io.tidewatch.simulator.venue;

import java.time.Duration;
import java.util.ArrayDeque;

/** Counts what happened within the last so many seconds. Not thread-safe. */
public final class RateLimit {
  private final int limit;
  private final long windowNanos;
  private final ArrayDeque<Long> arrivals = new ArrayDeque<>();

  /**
   * @param limit most arrivals within the window; 0 for no limit
   */
  public RateLimit(int limit, Duration window) {
    this.limit = limit;
    this.windowNanos = window.toNanos();
  }

  /** Returns false when what arrives now is one too many. */
  public boolean allows(long nowNanos) {
    if (limit == 0) {
      return true;
    }
    while (!arrivals.isEmpty() && nowNanos - arrivals.peekFirst() >= windowNanos) {
      arrivals.removeFirst();
    }
    arrivals.addLast(nowNanos);
    return arrivals.size() <= limit;
  }
}
