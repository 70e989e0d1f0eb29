package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How books are looked at, and the defaults of the rules about them.
 *
 * @param analysisInterval event time between two looks at a book, at least
 * @param levelsInterval event time between two whole books on the topic, at least
 * @param depthAnomalyThreshold score from 0 to 100 that alerts
 * @param liquidityShrinkThreshold lost part of the depth that alerts, in percent of its median
 * @param wallThreshold notional from which a wall alerts, USD
 * @param levelBrokenThreshold strength of a level from 0 to 100 whose breach alerts
 * @param cooldown event time after an alert in which the same rule, instrument and side raise no
 *     other; empty for each rule's own
 * @param severity of their alerts; empty for each rule's own
 */
public record OrderBooks(
    Duration analysisInterval,
    Duration levelsInterval,
    BigDecimal depthAnomalyThreshold,
    BigDecimal liquidityShrinkThreshold,
    BigDecimal wallThreshold,
    BigDecimal levelBrokenThreshold,
    Optional<Duration> cooldown,
    Optional<Severity> severity) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final Duration MAX_COOLDOWN = Duration.ofDays(1);

  public OrderBooks {
    Require.positive("analysisInterval", analysisInterval);
    Require.positive("levelsInterval", levelsInterval);
    requireShare("depthAnomalyThreshold", depthAnomalyThreshold);
    requireShare("liquidityShrinkThreshold", liquidityShrinkThreshold);
    requireShare("levelBrokenThreshold", levelBrokenThreshold);
    InvalidComponent.unless(
        wallThreshold.signum() > 0,
        "wallThreshold",
        "an amount above 0 such as 250000",
        wallThreshold);
    InvalidComponent.unless(
        cooldown.isEmpty() || cooldown.get().compareTo(MAX_COOLDOWN) <= 0,
        "cooldown",
        "a duration of at most 24h",
        cooldown);
    requireNonNull(severity, "severity");
  }

  private static void requireShare(String component, BigDecimal value) {
    InvalidComponent.unless(
        value.signum() > 0 && value.compareTo(HUNDRED) <= 0,
        component,
        "a number above 0 and at most 100",
        value);
  }
}
