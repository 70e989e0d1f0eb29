package io.tidewatch.connectors.okx;

import java.time.Duration;
import java.util.ArrayDeque;

/** How many requests a connection may still send within the hour. Control thread only. */
final class RequestBudget {
  private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();

  private final int perHour;
  private final ArrayDeque<Long> sent = new ArrayDeque<>();

  RequestBudget(int perHour) {
    this.perHour = perHour;
  }

  /** Takes one; false if there is none left. */
  boolean take(long nowNanos) {
    while (!sent.isEmpty() && nowNanos - sent.peekFirst() >= HOUR_NANOS) {
      sent.removeFirst();
    }
    if (sent.size() >= perHour) {
      return false;
    }
    sent.addLast(nowNanos);
    return true;
  }
}
