package io.tidewatch.topology.futures.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.topology.alert.AlertPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The parameters of the rule on many contracts at once.
 *
 * @param share of the compared symbols that are anomalous, over 0 and at most 1
 * @param minSymbols fewer than so many compared symbols are no market
 * @param cooldown event time between two alerts
 * @param exitFactor the episode ends below this part of the share, over 0 and at most 1
 */
public record MarketMoveRule(
    BigDecimal share, int minSymbols, Duration cooldown, BigDecimal exitFactor, Severity severity) {
  /** The rule's id. */
  public static final String ID = "futures-market-move";

  /** The only subject: all perpetuals quoted in USDT. */
  public static final String SUBJECT = "USDT-PERPETUALS";

  public static final MarketMoveRule DEFAULT =
      new MarketMoveRule(
          new BigDecimal("0.3"), 20, Duration.ofHours(1), new BigDecimal("0.8"), Severity.CRITICAL);

  public MarketMoveRule {
    requireNonNull(share, "share");
    requireNonNull(cooldown, "cooldown");
    requireNonNull(exitFactor, "exitFactor");
    requireNonNull(severity, "severity");
  }

  /** What the alert machine needs. */
  public AlertPolicy policy() {
    return new AlertPolicy(
        share, share.multiply(exitFactor), cooldown.toMillis(), Optional.empty());
  }
}
