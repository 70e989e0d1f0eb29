package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.whale.SizeClass;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The detector of what watched addresses do.
 *
 * @param orderTimeout an order without a fill for that long is over
 * @param scanInterval how often that is looked for
 * @param medium USD from which a signal is of class medium
 * @param large USD from which it is of class large
 * @param alertClass smallest class that alerts
 * @param severity of these alerts
 * @param consensusAddresses addresses that make a consensus
 * @param consensusWindow within which they go the same way
 * @param consensusNet USD that they opened together, at least
 * @param consensusCooldown event time between two alerts of a coin and side
 */
public record WhaleSignals(
    Duration orderTimeout,
    Duration scanInterval,
    BigDecimal medium,
    BigDecimal large,
    SizeClass alertClass,
    Severity severity,
    int consensusAddresses,
    Duration consensusWindow,
    BigDecimal consensusNet,
    Duration consensusCooldown,
    Severity consensusSeverity) {
  private static final Duration LONGEST = Duration.ofDays(1);

  public WhaleSignals {
    requireWithinADay("orderTimeout", orderTimeout);
    requireWithinADay("scanInterval", scanInterval);
    InvalidComponent.unless(medium.signum() > 0, "medium", "an amount such as 100000", medium);
    InvalidComponent.unless(
        large.compareTo(medium) > 0, "large", "an amount above that of medium", large);
    requireNonNull(alertClass, "alertClass");
    requireNonNull(severity, "severity");
    Require.between("consensusAddresses", 2, 1_000, consensusAddresses);
    requireWithinADay("consensusWindow", consensusWindow);
    InvalidComponent.unless(
        consensusNet.signum() >= 0, "consensusNet", "an amount such as 5000000", consensusNet);
    requireWithinADay("consensusCooldown", consensusCooldown);
    requireNonNull(consensusSeverity, "consensusSeverity");
  }

  private static void requireWithinADay(String component, Duration duration) {
    Require.positive(component, duration);
    InvalidComponent.unless(
        duration.compareTo(LONGEST) <= 0, component, "a duration of at most 24h", duration);
  }
}
