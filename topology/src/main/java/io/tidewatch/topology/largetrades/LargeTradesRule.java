package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.topology.alert.AlertPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * The parameters of the large-trades rule.
 *
 * @param thresholdUsd buys plus sells within the window from which an alert is due
 * @param cooldown event time between two alerts of a symbol
 * @param exitFactor the episode ends below this part of the threshold, over 0 and at most 1
 * @param sideShare a side prevails that has at least this part of the total, over 0.5 and at most 1
 * @param escalationFactor see {@link AlertPolicy#escalationFactor()}; over 1
 */
public record LargeTradesRule(
    BigDecimal thresholdUsd,
    Duration cooldown,
    BigDecimal exitFactor,
    BigDecimal sideShare,
    Optional<BigDecimal> escalationFactor,
    Severity severity) {
  /** The rule's id. */
  public static final String ID = "large-trades";

  /** The rule of the original design: 2,000,000 USD, five minutes, 60 %. */
  public static final LargeTradesRule DEFAULT =
      new LargeTradesRule(
          new BigDecimal("2000000"),
          Duration.ofMinutes(5),
          new BigDecimal("0.8"),
          new BigDecimal("0.6"),
          Optional.empty(),
          Severity.MAJOR);

  public LargeTradesRule {
    requireNonNull(thresholdUsd, "thresholdUsd");
    requireNonNull(cooldown, "cooldown");
    requireNonNull(exitFactor, "exitFactor");
    requireNonNull(sideShare, "sideShare");
    requireNonNull(escalationFactor, "escalationFactor");
    requireNonNull(severity, "severity");
  }

  /** What the alert machine needs. */
  public AlertPolicy policy() {
    return new AlertPolicy(
        thresholdUsd, thresholdUsd.multiply(exitFactor), cooldown.toMillis(), escalationFactor);
  }

  /** The threshold in 1e-8 USD, rounded up: a total of so many units reaches it. */
  public long thresholdUnits() {
    return units(thresholdUsd);
  }

  /** The exit level in 1e-8 USD, rounded up. */
  public long exitUnits() {
    return units(thresholdUsd.multiply(exitFactor));
  }

  /** Which side prevails in these totals. */
  public Side side(Totals totals) {
    BigDecimal needed = BigDecimal.valueOf(totals.totalUsd()).multiply(sideShare);
    if (BigDecimal.valueOf(totals.buyUsd()).compareTo(needed) >= 0) {
      return Side.BUY;
    }
    return BigDecimal.valueOf(totals.sellUsd()).compareTo(needed) >= 0 ? Side.SELL : Side.BOTH;
  }

  private static long units(BigDecimal usd) {
    return usd.movePointRight(WindowTrade.SCALE).setScale(0, RoundingMode.CEILING).longValueExact();
  }
}
