package io.tidewatch.connectors.hyperliquid;

import java.time.Duration;

/**
 * How many addresses may have channels of their own: as many as is set, or for some minutes fewer
 * after the venue refused one. It counts those of everybody who comes from the same network
 * address. Control thread only.
 */
final class UserLimit {
  private static final long LOWER_NANOS = Duration.ofMinutes(5).toNanos();

  private final int most;
  private int now;
  private long untilNanos;

  UserLimit(int most) {
    this.most = most;
    this.now = most;
  }

  /** The venue refused one more than these. Answers whether fewer are planned from now on. */
  boolean lower(int carried, long nowNanos) {
    boolean lower = carried < now;
    now = Math.min(now, carried);
    untilNanos = nowNanos + LOWER_NANOS;
    return lower;
  }

  /** Answers true at the moment in which it may be tried again. */
  boolean rises(long nowNanos) {
    boolean over = now < most && nowNanos - untilNanos >= 0;
    now = over ? most : now;
    return over;
  }

  boolean isLowered() {
    return now < most;
  }

  int users() {
    return now;
  }
}
