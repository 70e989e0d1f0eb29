package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRuleDefinition;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import io.tidewatch.topology.futures.rule.MarketMoveRuleDefinition;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The defaults of the rules about futures. What a rule refuses is refused when the rule is asked
 * for, by its own definition, so that configuration and API agree.
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
  private static final Duration MAX_COOLDOWN = Duration.ofDays(1);

  public FuturesAnomalies {
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
    requireCooldown("cooldown", cooldown);
    requireNonNull(exitFactor, "exitFactor");
    requireNonNull(severity, "severity");
    requireNonNull(marketShare, "marketShare");
    requireCooldown("marketCooldown", marketCooldown);
    requireNonNull(marketSeverity, "marketSeverity");
  }

  /**
   * The rule on single contracts.
   *
   * @throws IllegalArgumentException naming the component that the rule refuses
   */
  public FuturesAnomalyRule anomalyRule() {
    FuturesAnomalyRule rule =
        new FuturesAnomalyRule(
            method,
            on,
            score,
            watchScore,
            classicScore,
            priceZ,
            volumeZ,
            volatilityZ,
            minReturn,
            baseline,
            minQuoteVolume,
            cooldown,
            exitFactor,
            severity);
    return accepted(rule, FuturesAnomalyRuleDefinition::new, field -> field);
  }

  /**
   * The rule on many of them at once.
   *
   * @throws IllegalArgumentException naming the component that the rule refuses
   */
  public MarketMoveRule marketRule() {
    MarketMoveRule rule =
        new MarketMoveRule(
            marketShare, marketMinSymbols, marketCooldown, exitFactor, marketSeverity);
    return accepted(
        rule,
        MarketMoveRuleDefinition::new,
        // Both rules have the same one.
        field -> field.equals(MarketMoveRuleDefinition.EXIT_FACTOR) ? field : "market-" + field);
  }

  private static <R> R accepted(
      R rule, Function<R, RuleDefinition> definition, UnaryOperator<String> key) {
    try {
      definition.apply(rule);
      return rule;
    } catch (InvalidRuleException e) {
      throw InvalidComponent.of(key.apply(e.field()), e.expected(), e.actual());
    }
  }

  private static void requireCooldown(String component, Duration cooldown) {
    InvalidComponent.unless(
        cooldown.compareTo(MAX_COOLDOWN) <= 0, component, "a duration of at most 24h", cooldown);
  }
}
