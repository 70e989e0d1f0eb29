package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The defaults of the rule for large trades.
 *
 * @param threshold of buying plus selling within the window, USD
 * @param cooldown event time after an alert in which the same symbol raises no other
 * @param sideShare share of the total, above one half, at which a side gives the alert its name
 * @param exitFactor share of the threshold below which an episode ends
 * @param allowedLateness event time by which a trade may come behind the newest one
 * @param escalationFactor factor of the last alert's value that raises another within the cooldown;
 *     empty if none does
 * @param severity of its alerts
 */
public record LargeTrades(
    BigDecimal threshold,
    Duration cooldown,
    BigDecimal sideShare,
    BigDecimal exitFactor,
    Duration allowedLateness,
    Optional<BigDecimal> escalationFactor,
    Severity severity) {
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final BigDecimal MAX_THRESHOLD = new BigDecimal("50000000000");
  private static final Duration MAX_COOLDOWN = Duration.ofDays(1);
  private static final BigDecimal MAX_ESCALATION = new BigDecimal("1000");
  private static final BigDecimal HALF = new BigDecimal("0.5");

  public LargeTrades {
    InvalidComponent.unless(
        threshold.signum() > 0, "threshold", "an amount above 0 such as 2000000", threshold);
    InvalidComponent.unless(
        threshold.compareTo(MAX_THRESHOLD) <= 0,
        "threshold",
        "an amount of at most 50000000000",
        threshold);
    InvalidComponent.unless(
        !cooldown.isNegative(), "cooldown", "a duration such as 5m, 30s or 500ms", cooldown);
    InvalidComponent.unless(
        cooldown.compareTo(MAX_COOLDOWN) <= 0, "cooldown", "a duration of at most 24h", cooldown);
    InvalidComponent.unless(
        sideShare.compareTo(HALF) > 0 && sideShare.compareTo(BigDecimal.ONE) <= 0,
        "sideShare",
        "a share above 0.5 and at most 1",
        sideShare);
    InvalidComponent.unless(
        exitFactor.signum() > 0 && exitFactor.compareTo(BigDecimal.ONE) <= 0,
        "exitFactor",
        "a factor above 0 and at most 1",
        exitFactor);
    InvalidComponent.unless(
        !allowedLateness.isNegative() && allowedLateness.compareTo(WINDOW) <= 0,
        "allowedLateness",
        "a duration of at most the window of 5m",
        allowedLateness);
    requireNonNull(escalationFactor, "escalationFactor");
    InvalidComponent.unless(
        escalationFactor.isEmpty() || escalationFactor.get().compareTo(BigDecimal.ONE) > 0,
        "escalationFactor",
        "a factor above 1",
        escalationFactor);
    InvalidComponent.unless(
        escalationFactor.isEmpty() || escalationFactor.get().compareTo(MAX_ESCALATION) <= 0,
        "escalationFactor",
        "a factor of at most 1000",
        escalationFactor);
    requireNonNull(severity, "severity");
  }

  /** The length of the rolling window. It is part of the question and no setting. */
  public Duration window() {
    return WINDOW;
  }
}
