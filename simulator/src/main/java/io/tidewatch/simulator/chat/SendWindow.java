package io.tidewatch.simulator.chat;

import java.time.Duration;
import java.util.ArrayDeque;

/** Says how long to wait until one more is allowed within the window. Not thread-safe. */
final class SendWindow {
  private final int limit;
  private final long windowNanos;
  private final ArrayDeque<Long> taken = new ArrayDeque<>();

  SendWindow(int limit, Duration window) {
    this.limit = limit;
    this.windowNanos = window.toNanos();
  }

  /** Nanoseconds until one more is allowed; 0 if it is now. */
  long waitNanos(long nowNanos) {
    while (!taken.isEmpty() && nowNanos - taken.peekFirst() >= windowNanos) {
      taken.removeFirst();
    }
    return taken.size() < limit ? 0 : windowNanos - (nowNanos - taken.peekFirst());
  }

  /** Counts what was let through. What was refused does not count. */
  void take(long nowNanos) {
    taken.addLast(nowNanos);
  }
}
