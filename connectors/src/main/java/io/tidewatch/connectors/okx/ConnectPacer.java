package io.tidewatch.connectors.okx;

import java.time.Duration;

/** Spreads new connections, as the venue takes only so many a second. Control thread only. */
final class ConnectPacer {
  private final long spacingNanos;
  private long nextNanos = System.nanoTime();

  ConnectPacer(int perSecond) {
    this.spacingNanos = Duration.ofSeconds(1).dividedBy(perSecond).plusMillis(5).toNanos();
  }

  /** Takes the next place; answers how long to wait for it. */
  Duration reserve(long nowNanos) {
    long at = nextNanos - nowNanos > 0 ? nextNanos : nowNanos;
    nextNanos = at + spacingNanos;
    return Duration.ofNanos(at - nowNanos);
  }
}
