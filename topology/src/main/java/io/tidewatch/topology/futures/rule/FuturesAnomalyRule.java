package io.tidewatch.topology.futures.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.topology.alert.AlertPolicy;
import io.tidewatch.topology.futures.score.ScoreThresholds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * The parameters of the rule on single contracts.
 *
 * @param method which score decides
 * @param on which bars are judged for alerts
 * @param score threshold of the robust score, 0 to 100
 * @param watchScore robust score from which a bar is watched
 * @param classicScore threshold of the classic score
 * @param priceZ standard deviations from which a return counts, classic
 * @param volumeZ the same of the quote volume
 * @param volatilityZ the same of the volatility
 * @param minReturn absolute return that a price anomaly needs, classic
 * @param baseline bars that a bar is compared with
 * @param minQuoteVolume of 24 hours that an alert needs, in the quote asset
 * @param cooldown event time between two alerts of a symbol
 * @param exitFactor the episode ends below this part of the threshold, over 0 and at most 1
 */
public record FuturesAnomalyRule(
    ScoreMethod method,
    On on,
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
    Severity severity)
    implements ScoreThresholds {
  /** The rule's id. */
  public static final String ID = "futures-anomaly";

  /** Robust on closed bars, 24 hours of baseline; classic thresholds of the original design. */
  public static final FuturesAnomalyRule DEFAULT =
      new FuturesAnomalyRule(
          ScoreMethod.ROBUST,
          On.CLOSED,
          new BigDecimal("60"),
          new BigDecimal("40"),
          new BigDecimal("1.0"),
          new BigDecimal("2.5"),
          new BigDecimal("2.0"),
          new BigDecimal("2.0"),
          new BigDecimal("0.01"),
          96,
          new BigDecimal("1000000"),
          Duration.ofHours(1),
          new BigDecimal("0.8"),
          Severity.MAJOR);

  public FuturesAnomalyRule {
    requireNonNull(method, "method");
    requireNonNull(on, "on");
    requireNonNull(score, "score");
    requireNonNull(watchScore, "watchScore");
    requireNonNull(classicScore, "classicScore");
    requireNonNull(priceZ, "priceZ");
    requireNonNull(volumeZ, "volumeZ");
    requireNonNull(volatilityZ, "volatilityZ");
    requireNonNull(minReturn, "minReturn");
    requireNonNull(minQuoteVolume, "minQuoteVolume");
    requireNonNull(cooldown, "cooldown");
    requireNonNull(exitFactor, "exitFactor");
    requireNonNull(severity, "severity");
  }

  /** Which bars are judged for alerts. */
  public enum On {
    CLOSED,
    /** Also the running one, once a minute. */
    RUNNING
  }

  /** What an alert's value is measured against. */
  public BigDecimal threshold() {
    return switch (method) {
      case ROBUST -> score;
      case CLASSIC -> classicScore;
    };
  }

  /** What the alert machine needs. */
  public AlertPolicy policy() {
    return new AlertPolicy(
        threshold(), threshold().multiply(exitFactor), cooldown.toMillis(), Optional.empty());
  }
}
