package io.tidewatch.simulator.binance;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** Counts what one connection sent within the last second. Not thread-safe. */
final class MessageRate {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int limit;
  private final ArrayDeque<Long> arrivals = new ArrayDeque<>();

  /**
   * @param limit most messages within a second; 0 for no limit
   */
  MessageRate(int limit) {
    this.limit = limit;
  }

  /** Returns false when the message that arrives now is one too many. */
  boolean allows(long nowNanos) {
    if (limit == 0) {
      return true;
    }
    while (!arrivals.isEmpty() && nowNanos - arrivals.peekFirst() >= SECOND) {
      arrivals.removeFirst();
    }
    arrivals.addLast(nowNanos);
    return arrivals.size() <= limit;
  }
}
