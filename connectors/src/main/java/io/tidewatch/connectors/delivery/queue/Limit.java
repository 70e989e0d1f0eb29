package io.tidewatch.connectors.delivery.queue;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * So many messages within any span of this length.
 *
 * @param count messages, from 1
 * @param window length of the span
 */
public record Limit(int count, Duration window) {
  public Limit {
    requireNonNull(window, "window");
    if (count < 1) {
      throw new IllegalArgumentException("expected a limit from 1, was " + count);
    }
    if (window.toMillis() < 1) {
      throw new IllegalArgumentException("expected a window of at least 1 ms, was " + window);
    }
  }

  /** So many a minute. */
  public static Limit perMinute(int count) {
    return new Limit(count, Duration.ofMinutes(1));
  }

  /** So many a second. */
  public static Limit perSecond(int count) {
    return new Limit(count, Duration.ofSeconds(1));
  }
}
