package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What is fixed for as long as the detector runs.
 *
 * @param rule the rule without overrides
 * @param history how long the minutes of a batch are kept
 */
public record TokenPoolSettings(TokenPoolRule rule, Duration history) {
  private static final Duration SHORTEST_HISTORY = Duration.ofMinutes(10);

  /** The rule's defaults, a day of history. */
  public static final TokenPoolSettings DEFAULT =
      new TokenPoolSettings(TokenPoolRule.DEFAULT, Duration.ofHours(24));

  public TokenPoolSettings {
    requireNonNull(rule, "rule");
    requireNonNull(history, "history");
    if (history.compareTo(SHORTEST_HISTORY) < 0) {
      throw new IllegalArgumentException(
          "expected a history of at least " + SHORTEST_HISTORY + ", was " + history);
    }
  }

  public TokenPoolSettings withRule(TokenPoolRule other) {
    return new TokenPoolSettings(other, history);
  }
}
