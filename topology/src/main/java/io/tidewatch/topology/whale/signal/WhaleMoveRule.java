package io.tidewatch.topology.whale.signal;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.whale.SizeClass;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The parameters of the whale-move rule.
 *
 * @param mediumUsd signals below it are small
 * @param largeUsd signals at it or over it are large
 * @param alertClass signals of this class or a larger one become alerts
 */
public record WhaleMoveRule(
    BigDecimal mediumUsd, BigDecimal largeUsd, SizeClass alertClass, Severity severity) {
  /** The rule's id. */
  public static final String ID = "whale-move";

  public static final WhaleMoveRule DEFAULT =
      new WhaleMoveRule(
          new BigDecimal("100000"), new BigDecimal("1000000"), SizeClass.LARGE, Severity.MAJOR);

  public WhaleMoveRule {
    requireNonNull(mediumUsd, "mediumUsd");
    requireNonNull(largeUsd, "largeUsd");
    requireNonNull(alertClass, "alertClass");
    requireNonNull(severity, "severity");
    if (largeUsd.compareTo(mediumUsd) < 0) {
      throw new IllegalArgumentException(
          "largeUsd: expected at least mediumUsd " + mediumUsd + ", was " + largeUsd);
    }
  }

  /** The class of a signal; small if its worth is not known. */
  public SizeClass classOf(Optional<BigDecimal> usd) {
    if (usd.isEmpty() || usd.get().compareTo(mediumUsd) < 0) {
      return SizeClass.SMALL;
    }
    return usd.get().compareTo(largeUsd) < 0 ? SizeClass.MEDIUM : SizeClass.LARGE;
  }

  /** What a signal has to come to for an alert. */
  public BigDecimal threshold() {
    return switch (alertClass) {
      case SMALL -> BigDecimal.ZERO;
      case MEDIUM -> mediumUsd;
      case LARGE -> largeUsd;
    };
  }
}
