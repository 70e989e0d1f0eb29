package io.tidewatch.query.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.topology.alert.AlertState;
import java.util.Map;
import java.util.Optional;

/**
 * Where the rule stands for a token.
 *
 * @param cooldownLeftMs market time until the next alert may come; 0 if it may now
 * @param lastAlertAt event time, epoch milliseconds
 * @param ruleVersion 0 for the configured defaults
 * @param rule every parameter in force
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertingView(
    AlertState.Label state,
    long cooldownLeftMs,
    Optional<Long> lastAlertAt,
    int ruleVersion,
    Map<String, String> rule) {}
