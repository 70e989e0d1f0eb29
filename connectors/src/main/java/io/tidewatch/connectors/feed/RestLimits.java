package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How patient a {@link RestClient} is.
 *
 * @param retries after the first attempt
 * @param firstDelay before the first retry; it doubles
 * @param longestDelay it doubles up to here
 * @param longestPause a venue that asks for a longer one is not waited for
 * @param answerWithin of each attempt, up to the last byte
 */
public record RestLimits(
    int retries,
    Duration firstDelay,
    Duration longestDelay,
    Duration longestPause,
    Duration answerWithin) {
  public static final RestLimits DEFAULTS =
      new RestLimits(
          3,
          Duration.ofMillis(250),
          Duration.ofSeconds(5),
          Duration.ofMinutes(10),
          Duration.ofSeconds(10));

  public RestLimits {
    requireNonNull(firstDelay, "firstDelay");
    requireNonNull(longestDelay, "longestDelay");
    requireNonNull(longestPause, "longestPause");
    requireNonNull(answerWithin, "answerWithin");
    if (retries < 0) {
      throw new IllegalArgumentException("expected retries from 0, was " + retries);
    }
    if (!firstDelay.isPositive() || longestDelay.compareTo(firstDelay) <= 0) {
      throw new IllegalArgumentException(
          "expected a first delay over 0 and a longest one over it, were "
              + firstDelay
              + " and "
              + longestDelay);
    }
    if (longestPause.isNegative() || !answerWithin.isPositive()) {
      throw new IllegalArgumentException(
          "expected a pause from 0 and an answer within more than 0, were "
              + longestPause
              + " and "
              + answerWithin);
    }
  }
}
