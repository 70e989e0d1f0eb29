package io.tidewatch.connectors.hyperliquid;

import java.time.Duration;
import java.util.ArrayDeque;

/** So many within any minute. Control thread only, except for {@link #used}. */
final class MinuteBudget {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

  private static final int SPARED = 30; // One of so many.

  private final int perMinute;
  private final ArrayDeque<Long> taken = new ArrayDeque<>();
  private volatile int used;

  MinuteBudget(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Takes one; false if there is none left. */
  boolean take(long nowNanos) {
    return take(nowNanos, perMinute);
  }

  /** Takes one, unless only those are left that are kept for what cannot wait. */
  boolean takeUnhurried(long nowNanos) {
    return take(nowNanos, perMinute - Math.ceilDiv(perMinute, SPARED));
  }

  private boolean take(long nowNanos, int most) {
    while (!taken.isEmpty() && nowNanos - taken.peekFirst() >= MINUTE_NANOS) {
      taken.removeFirst();
    }
    boolean free = taken.size() < most;
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
