package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Whether a socket waits for us instead of us for it: Kafka has no room for its frames. */
final class HoldUp {
  private static final Duration LONG = Duration.ofSeconds(1);

  private final Duration afterwards;
  private volatile boolean handling;
  private volatile boolean heldUp;
  private volatile long resumedNanos;

  /**
   * @param afterwards what waited meanwhile is here so long after the end
   */
  HoldUp(Duration afterwards) {
    this.afterwards = requireNonNull(afterwards, "afterwards");
  }

  /** Handles a frame. Socket thread. */
  void around(Runnable handler) {
    long begun = System.nanoTime();
    handling = true;
    try {
      handler.run();
    } finally {
      if (since(begun).compareTo(LONG) > 0) {
        resumedNanos = System.nanoTime();
        heldUp = true;
      }
      handling = false;
    }
  }

  /** Whether it is so, or was a moment ago: then silence is ours. Any thread. */
  boolean isNow() {
    return handling || (heldUp && since(resumedNanos).compareTo(afterwards) < 0);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
