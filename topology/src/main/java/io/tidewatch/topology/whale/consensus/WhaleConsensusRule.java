package io.tidewatch.topology.whale.consensus;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.topology.alert.AlertPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The parameters of the whale-consensus rule.
 *
 * @param addresses so many went the same way
 * @param within event time
 * @param netUsd what they opened less what they closed of that side, together
 * @param cooldown event time between two alerts of a coin and side
 */
public record WhaleConsensusRule(
    int addresses, Duration within, BigDecimal netUsd, Duration cooldown, Severity severity) {
  /** The rule's id. */
  public static final String ID = "whale-consensus";

  public static final WhaleConsensusRule DEFAULT =
      new WhaleConsensusRule(
          3,
          Duration.ofMinutes(30),
          new BigDecimal("5000000"),
          Duration.ofMinutes(30),
          Severity.MAJOR);

  public WhaleConsensusRule {
    if (addresses < 2) {
      throw new IllegalArgumentException("addresses: expected at least 2, was " + addresses);
    }
    requireNonNull(within, "within");
    requireNonNull(netUsd, "netUsd");
    requireNonNull(cooldown, "cooldown");
    requireNonNull(severity, "severity");
  }

  AlertPolicy policy() {
    BigDecimal threshold = BigDecimal.valueOf(addresses);
    return new AlertPolicy(threshold, threshold, cooldown.toMillis(), Optional.empty());
  }
}
