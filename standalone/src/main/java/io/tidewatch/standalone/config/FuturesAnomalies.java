package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The defaults of the rules about futures.
 *
 * @param method which score alerts
 * @param on which bars alert: closed ones, or the running one too
 * @param score of the robust method that alerts, 0 to 100
 * @param watchScore of the robust method from which a contract counts as anomalous
 * @param classicScore of the classic method that alerts
 * @param priceZ standard deviations of the return
 * @param volumeZ of the volume
 * @param volatilityZ of the volatility
 * @param minReturn smallest change of price that the classic method looks at, as a fraction
 * @param baseline bars that a bar is compared with
 * @param minQuoteVolume quote volume of 24 hours that a contract must have to alert
 * @param cooldown event time between two alerts of a contract
 * @param exitFactor the episode ends below this part of the threshold
 * @param marketShare share of anomalous contracts from which the whole market moves
 * @param marketMinSymbols fewer contracts are no market
 * @param marketCooldown event time between two alerts of the market
 */
public record FuturesAnomalies(
    ScoreMethod method,
    FuturesAnomalyRule.On on,
    BigDecimal score,
    BigDecimal watchScore,
    BigDecimal classicScore,
    BigDecimal priceZ,
    BigDecimal volumeZ,
    BigDecimal volatilityZ,
    BigDecimal minReturn,
    int baseline,
    BigDecimal minQuoteVolume,
    Duration cooldown,
    BigDecimal exitFactor,
    Severity severity,
    BigDecimal marketShare,
    int marketMinSymbols,
    Duration marketCooldown,
    Severity marketSeverity) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final Duration MAX_COOLDOWN = Duration.ofDays(1);
  private static final int SHORTEST = 30;
  private static final int LONGEST = 672;

  public FuturesAnomalies {
    requireNonNull(method, "method");
    requireNonNull(on, "on");
    requireScore("score", score);
    requireScore("watchScore", watchScore);
    InvalidComponent.unless(
        watchScore.compareTo(score) <= 0,
        "watchScore",
        "at most the score of " + score,
        watchScore);
    requirePositive("classicScore", classicScore);
    requirePositive("priceZ", priceZ);
    requirePositive("volumeZ", volumeZ);
    requirePositive("volatilityZ", volatilityZ);
    InvalidComponent.unless(
        minReturn.signum() >= 0 && minReturn.compareTo(BigDecimal.ONE) < 0,
        "minReturn",
        "a fraction such as 0.01",
        minReturn);
    Require.between("baseline", SHORTEST, LONGEST, baseline);
    InvalidComponent.unless(
        minQuoteVolume.signum() >= 0,
        "minQuoteVolume",
        "an amount such as 1000000",
        minQuoteVolume);
    requireCooldown("cooldown", cooldown);
    requireShare("exitFactor", exitFactor);
    requireNonNull(severity, "severity");
    requireShare("marketShare", marketShare);
    Require.between("marketMinSymbols", 2, Integer.MAX_VALUE, marketMinSymbols);
    requireCooldown("marketCooldown", marketCooldown);
    requireNonNull(marketSeverity, "marketSeverity");
  }

  private static void requireScore(String component, BigDecimal value) {
    InvalidComponent.unless(
        value.signum() > 0 && value.compareTo(HUNDRED) <= 0,
        component,
        "a number above 0 and at most 100",
        value);
  }

  private static void requirePositive(String component, BigDecimal value) {
    InvalidComponent.unless(value.signum() > 0, component, "a number above 0", value);
  }

  private static void requireShare(String component, BigDecimal value) {
    InvalidComponent.unless(
        value.signum() > 0 && value.compareTo(BigDecimal.ONE) <= 0,
        component,
        "a number above 0 and at most 1",
        value);
  }

  private static void requireCooldown(String component, Duration cooldown) {
    InvalidComponent.unless(
        cooldown.compareTo(MAX_COOLDOWN) <= 0, component, "a duration of at most 24h", cooldown);
  }
}
