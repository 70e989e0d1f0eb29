package io.tidewatch.connectors.feed;

import java.time.Duration;

/** Spreads new connections, as the venue takes only so many a second. Control thread only. */
public final class ConnectPacer {
  private final long spacingNanos;
  private long nextNanos = System.nanoTime();

  /**
   * @param spacing least time between two connections
   */
  public ConnectPacer(Duration spacing) {
    this.spacingNanos = spacing.toNanos();
  }

  /** For at most so many connections within a second. */
  public static ConnectPacer perSecond(int most) {
    return new ConnectPacer(Duration.ofSeconds(1).dividedBy(most).plusMillis(5));
  }

  /** Takes the next place; answers how long to wait for it. */
  public Duration reserve(long nowNanos) {
    long at = nextNanos - nowNanos > 0 ? nextNanos : nowNanos;
    nextNanos = at + spacingNanos;
    return Duration.ofNanos(at - nowNanos);
  }
}
