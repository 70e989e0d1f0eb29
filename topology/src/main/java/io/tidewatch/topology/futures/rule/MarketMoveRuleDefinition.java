package io.tidewatch.topology.futures.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.rule.RuleTexts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rule on many contracts at once as named texts, for the rules topic and the API. */
public final class MarketMoveRuleDefinition implements RuleDefinition {
  public static final String SHARE = "share";
  public static final String MIN_SYMBOLS = "min-symbols";
  public static final String COOLDOWN = "cooldown";
  public static final String EXIT_FACTOR = "exit-factor";
  public static final String SEVERITY = "severity";

  private static final int MOST_SYMBOLS = 10_000;

  private final MarketMoveRule defaults;

  public MarketMoveRuleDefinition(MarketMoveRule defaults) {
    this.defaults = requireNonNull(defaults, "defaults");
    with(Map.of());
  }

  @Override
  public String id() {
    return MarketMoveRule.ID;
  }

  @Override
  public SortedMap<String, String> defaults() {
    return parameters(defaults);
  }

  @Override
  public SortedMap<String, String> descriptions() {
    return new TreeMap<>(
        Map.of(
            SHARE, "of the compared symbols that must be anomalous at once, over 0, at most 1",
            MIN_SYMBOLS, "fewer compared symbols are no market, 2 to 10000",
            COOLDOWN, "ISO-8601 duration between two alerts, for example PT1H",
            EXIT_FACTOR, "the episode ends below this part of the share, over 0, at most 1",
            SEVERITY, "critical, major or minor"));
  }

  @Override
  public SortedMap<String, String> with(Map<String, String> overrides) {
    return parameters(rule(overrides));
  }

  @Override
  public void checkSubject(String subject) {
    if (!subject.equals(MarketMoveRule.SUBJECT)) {
      throw new InvalidRuleException("subject", MarketMoveRule.SUBJECT, subject);
    }
  }

  /**
   * The rule with some parameters replaced.
   *
   * @throws InvalidRuleException if a parameter is unknown, unreadable or out of range
   */
  public MarketMoveRule rule(Map<String, String> overrides) {
    RuleTexts texts = RuleTexts.of(parameters(defaults), overrides);
    return new MarketMoveRule(
        texts.decimal(SHARE, BigDecimal.ZERO, BigDecimal.ONE),
        texts.whole(MIN_SYMBOLS, 2, MOST_SYMBOLS),
        texts.duration(COOLDOWN),
        texts.decimal(EXIT_FACTOR, BigDecimal.ZERO, BigDecimal.ONE),
        texts.severity(SEVERITY));
  }

  /** Every parameter of a rule as text. */
  public static SortedMap<String, String> parameters(MarketMoveRule rule) {
    return new TreeMap<>(
        Map.of(
            SHARE, rule.share().toPlainString(),
            MIN_SYMBOLS, Integer.toString(rule.minSymbols()),
            COOLDOWN, rule.cooldown().toString(),
            EXIT_FACTOR, rule.exitFactor().toPlainString(),
            SEVERITY, RuleTexts.text(rule.severity())));
  }
}
