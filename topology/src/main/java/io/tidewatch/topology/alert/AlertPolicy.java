package io.tidewatch.topology.alert;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The part of a rule that the alert machine needs.
 *
 * @param threshold a value at or over it is a candidate
 * @param exitLevel an episode ends when the value falls below it; at most the threshold
 * @param cooldownMs event time between two alerts of the same subject
 * @param escalationFactor if present, an alert may also be sent within the cooldown: when the value
 *     reaches this multiple of the last one sent, or the side changes
 */
public record AlertPolicy(
    BigDecimal threshold,
    BigDecimal exitLevel,
    long cooldownMs,
    Optional<BigDecimal> escalationFactor) {
  public AlertPolicy {
    requireNonNull(threshold, "threshold");
    requireNonNull(exitLevel, "exitLevel");
    requireNonNull(escalationFactor, "escalationFactor");
    if (exitLevel.compareTo(threshold) > 0) {
      throw new IllegalArgumentException(
          "expected an exit level of at most the threshold " + threshold + ", was " + exitLevel);
    }
    if (cooldownMs < 0) {
      throw new IllegalArgumentException("expected a cooldown of 0 or more, was " + cooldownMs);
    }
  }

  boolean isCandidate(BigDecimal value) {
    return value.compareTo(threshold) >= 0;
  }

  boolean isBelowExit(BigDecimal value) {
    return value.compareTo(exitLevel) < 0;
  }
}
