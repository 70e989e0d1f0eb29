package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.rule.RuleTexts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The token-pool rule as named texts, for the rules topic and the API. */
public final class TokenPoolRuleDefinition implements RuleDefinition {
  public static final String COOLDOWN = "cooldown";
  public static final String EXIT_FACTOR = "exit-factor";
  public static final String MIN_LIQUIDITY = "min-liquidity-usd";
  public static final String MIN_TRADES = "min-trades";
  public static final String STALE_AFTER = "stale-after";
  public static final String SEVERITY = "severity";

  private static final BigDecimal MOST_LIQUIDITY = new BigDecimal("1000000000000");
  private static final BigDecimal MOST_TRADES = new BigDecimal("1000000000");

  private final TokenPoolRule defaults;

  public TokenPoolRuleDefinition(TokenPoolRule defaults) {
    this.defaults = requireNonNull(defaults, "defaults");
    with(Map.of());
  }

  @Override
  public String id() {
    return TokenPoolRule.ID;
  }

  @Override
  public SortedMap<String, String> defaults() {
    return parameters(defaults);
  }

  @Override
  public SortedMap<String, String> descriptions() {
    return new TreeMap<>(
        Map.of(
            COOLDOWN, "ISO-8601 duration between two alerts of a token, for example PT3M",
            EXIT_FACTOR, "the episode ends below this part of the thresholds, over 0, at most 1",
            MIN_LIQUIDITY, "none, or USD that both sides of the pool must come to",
            MIN_TRADES, "none, or trades that the template's interval must have",
            STALE_AFTER, "ISO-8601 duration without a word after which an episode is over",
            SEVERITY, "critical, major or minor"));
  }

  @Override
  public SortedMap<String, String> with(Map<String, String> overrides) {
    return parameters(rule(overrides));
  }

  @Override
  public void checkSubject(String subject) {
    if (!SolanaAddress.isValid(subject)) {
      throw new InvalidRuleException(
          "subject", "the address of a token, 32 to 44 characters of base 58", subject);
    }
  }

  /**
   * The rule with some parameters replaced.
   *
   * @throws InvalidRuleException if a parameter is unknown, unreadable or out of range
   */
  public TokenPoolRule rule(Map<String, String> overrides) {
    RuleTexts texts = RuleTexts.of(parameters(defaults), overrides);
    return new TokenPoolRule(
        texts.duration(COOLDOWN),
        texts.decimal(EXIT_FACTOR, BigDecimal.ZERO, BigDecimal.ONE),
        texts.optionalDecimal(MIN_LIQUIDITY, BigDecimal.ZERO, MOST_LIQUIDITY),
        texts.optionalDecimal(MIN_TRADES, BigDecimal.ZERO, MOST_TRADES),
        texts.duration(STALE_AFTER),
        texts.severity(SEVERITY));
  }

  /** Every parameter of a rule as text. */
  public static SortedMap<String, String> parameters(TokenPoolRule rule) {
    return new TreeMap<>(
        Map.of(
            COOLDOWN, rule.cooldown().toString(),
            EXIT_FACTOR, rule.exitFactor().toPlainString(),
            MIN_LIQUIDITY, text(rule.minLiquidityUsd()),
            MIN_TRADES, text(rule.minTrades()),
            STALE_AFTER, rule.staleAfter().toString(),
            SEVERITY, RuleTexts.text(rule.severity())));
  }

  private static String text(Optional<BigDecimal> value) {
    return value.map(BigDecimal::toPlainString).orElse(RuleTexts.NONE);
  }
}
