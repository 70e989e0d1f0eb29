package io.tidewatch.topology.orderbooks.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The parameters of one rule on order books.
 *
 * @param threshold in the unit of the rule, see {@link BookRuleDefinition}
 * @param cooldown event time between two alerts of one side of an instrument
 * @param exitFactor an episode ends below this part of the threshold, over 0 and at most 1
 */
public record BookRule(
    BigDecimal threshold, Duration cooldown, BigDecimal exitFactor, Severity severity) {
  public BookRule {
    requireNonNull(threshold, "threshold");
    requireNonNull(cooldown, "cooldown");
    requireNonNull(exitFactor, "exitFactor");
    requireNonNull(severity, "severity");
  }
}
