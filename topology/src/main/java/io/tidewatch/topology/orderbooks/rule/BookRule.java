package io.tidewatch.topology.orderbooks.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.topology.alert.AlertPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The parameters of one rule on order books.
 *
 * @param threshold in the unit of the rule, see {@link BookRuleKind}
 * @param cooldown event time between two alerts of one side of an instrument
 * @param exitFactor an episode ends below this part of the threshold, over 0 and at most 1; 1 for
 *     rules whose observations happen once
 */
public record BookRule(
    BigDecimal threshold, Duration cooldown, BigDecimal exitFactor, Severity severity) {
  public BookRule {
    requireNonNull(threshold, "threshold");
    requireNonNull(cooldown, "cooldown");
    requireNonNull(exitFactor, "exitFactor");
    requireNonNull(severity, "severity");
  }

  /** What the alert machine needs. */
  public AlertPolicy policy() {
    return new AlertPolicy(
        threshold, threshold.multiply(exitFactor), cooldown.toMillis(), Optional.empty());
  }
}
