package io.tidewatch.connectors.delivery.dispatch;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.Line;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * What a sink does with time.
 *
 * @param folding when items go together
 * @param lateAfter what is older is told to be late
 * @param expireAfter what is older is not told
 * @param backoff how long to wait after so many failures in a row
 */
public record Pace(
    Line.Folding folding, Duration lateAfter, Duration expireAfter, IntFunction<Duration> backoff) {
  public Pace {
    requireNonNull(folding, "folding");
    requireNonNull(lateAfter, "lateAfter");
    requireNonNull(expireAfter, "expireAfter");
    requireNonNull(backoff, "backoff");
  }
}
