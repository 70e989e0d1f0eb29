package io.tidewatch.query.rule;

import io.tidewatch.topology.alert.AlertState;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where a rule stands for a subject now.
 *
 * @param asOf event time of the value, epoch milliseconds
 * @param value in the unit of the rule; absent if it is not known
 * @param ruleVersion 0 for the configured defaults
 * @param lastAlertAt event time of the last alert, epoch milliseconds
 */
public record Standing(
    long asOf,
    Optional<BigDecimal> value,
    BigDecimal threshold,
    AlertState.Label state,
    int ruleVersion,
    Optional<Long> lastAlertAt) {}
