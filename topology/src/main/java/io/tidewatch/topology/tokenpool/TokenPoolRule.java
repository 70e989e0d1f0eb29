package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.topology.alert.AlertPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The parameters of the token-pool rule. What is looked for stands in the templates; here is how
 * often a token may be told of, and what it needs besides.
 *
 * @param cooldown event time between two alerts of a token
 * @param exitFactor the episode ends below this part of the thresholds, over 0 and at most 1
 * @param minLiquidityUsd in the pool, both sides together; empty to ask for none
 * @param minTrades within the template's interval; empty to ask for none
 * @param staleAfter event time without a word after which an episode is over
 */
public record TokenPoolRule(
    Duration cooldown,
    BigDecimal exitFactor,
    Optional<BigDecimal> minLiquidityUsd,
    Optional<BigDecimal> minTrades,
    Duration staleAfter,
    Severity severity) {
  /** The rule's id. */
  public static final String ID = "token-pool";

  /** What an alert's value is measured against: the value counts thresholds. */
  public static final BigDecimal THRESHOLD = BigDecimal.ONE;

  /** The original design's three minutes, no gates. */
  public static final TokenPoolRule DEFAULT =
      new TokenPoolRule(
          Duration.ofMinutes(3),
          new BigDecimal("0.8"),
          Optional.empty(),
          Optional.empty(),
          Duration.ofMinutes(10),
          Severity.MAJOR);

  public TokenPoolRule {
    requireNonNull(cooldown, "cooldown");
    requireNonNull(exitFactor, "exitFactor");
    requireNonNull(minLiquidityUsd, "minLiquidityUsd");
    requireNonNull(minTrades, "minTrades");
    requireNonNull(staleAfter, "staleAfter");
    requireNonNull(severity, "severity");
  }

  /** What the alert machine needs. */
  public AlertPolicy policy() {
    return new AlertPolicy(THRESHOLD, exitFactor, cooldown.toMillis(), Optional.empty());
  }
}
