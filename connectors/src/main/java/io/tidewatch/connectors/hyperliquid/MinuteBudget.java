package io.tidewatch.connectors.hyperliquid;

import java.time.Duration;
import java.util.ArrayDeque;

/** So many within any minute. Control thread only, except for {@link #used}. */
final class MinuteBudget {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private final int perMinute;
  private final ArrayDeque<Long> taken = new ArrayDeque<>();
  private volatile int used;

  MinuteBudget(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Takes one; false if there is none left. */
  boolean take(long nowNanos) {
    return take(nowNanos, 0);
  }

  /**
   * Takes one, unless no more than so many would be left.
   *
   * @param spared for what matters more
   */
  boolean take(long nowNanos, int spared) {
    while (!taken.isEmpty() && nowNanos - taken.peekFirst() >= MINUTE_NANOS) {
      taken.removeFirst();
    }
    boolean free = taken.size() < Math.max(1, perMinute - spared);
    if (free) {
      taken.addLast(nowNanos);
    }
    used = taken.size();
    return free;
  }

  /** Within the last minute, as of the last attempt to take one. Any thread. */
  int used() {
    return used;
  }
}
