package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What is fixed for as long as the detector runs.
 *
 * @param rule the rule without overrides
 * @param window length of the rolling window
 * @param allowedLateness how late a trade may come and still be judged at its own time
 * @param history how long minute volumes are kept
 */
public record LargeTradesSettings(
    LargeTradesRule rule, Duration window, Duration allowedLateness, Duration history) {
  /** The original design's five minutes, two minutes of lateness, a day of history. */
  public static final LargeTradesSettings DEFAULT =
      new LargeTradesSettings(
          LargeTradesRule.DEFAULT,
          Duration.ofMinutes(5),
          Duration.ofMinutes(2),
          Duration.ofHours(24));

  public LargeTradesSettings {
    requireNonNull(rule, "rule");
    if (!window.isPositive() || allowedLateness.isNegative() || !history.isPositive()) {
      throw new IllegalArgumentException(
          "expected positive durations, was "
              + window
              + ", "
              + allowedLateness
              + " and "
              + history);
    }
  }

  public LargeTradesSettings withRule(LargeTradesRule other) {
    return new LargeTradesSettings(other, window, allowedLateness, history);
  }

  long retentionMs() {
    return window.plus(allowedLateness).toMillis();
  }
}
