package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.rule.RuleTexts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The large-trades rule as named texts, for the rules topic and the API. */
public final class LargeTradesRuleDefinition implements RuleDefinition {
  public static final String THRESHOLD = "threshold-usd";
  public static final String COOLDOWN = "cooldown";
  public static final String EXIT_FACTOR = "exit-factor";
  public static final String SIDE_SHARE = "side-share";
  public static final String ESCALATION_FACTOR = "escalation-factor";
  public static final String SEVERITY = "severity";

  /** Totals are kept in 64 bits of 1e-8 USD. */
  private static final BigDecimal MAX_THRESHOLD = new BigDecimal("50000000000");

  private final LargeTradesRule defaults;
  private final LargeTradesRule unchanged;

  public LargeTradesRuleDefinition(LargeTradesRule defaults) {
    this.defaults = requireNonNull(defaults, "defaults");
    this.unchanged = read(Map.of());
  }

  @Override
  public String id() {
    return LargeTradesRule.ID;
  }

  @Override
  public SortedMap<String, String> defaults() {
    return parameters(defaults);
  }

  @Override
  public SortedMap<String, String> descriptions() {
    return new TreeMap<>(
        Map.of(
            THRESHOLD, "USD, buys plus sells within five minutes from which an alert is due",
            COOLDOWN, "ISO-8601 duration between two alerts of a symbol, for example PT5M",
            EXIT_FACTOR, "the episode ends below this part of the threshold, over 0, at most 1",
            SIDE_SHARE, "a side prevails from this part of the total, over 0.5, at most 1",
            ESCALATION_FACTOR, "none, or over 1: alert in the cooldown from this multiple",
            SEVERITY, "critical, major or minor"));
  }

  @Override
  public SortedMap<String, String> with(Map<String, String> overrides) {
    return parameters(rule(overrides));
  }

  @Override
  public void checkSubject(String subject) {
    String expected = "a pair such as BTCUSDT";
    try {
      if (!SpotSymbol.parse(subject).venueName().equals(subject)) {
        throw new InvalidRuleException("subject", expected, subject);
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidRuleException("subject", expected, subject);
    }
  }

  /**
   * The rule with some parameters replaced.
   *
   * @throws InvalidRuleException if a parameter is unknown, unreadable or out of range
   */
  public LargeTradesRule rule(Map<String, String> overrides) {
    return overrides.isEmpty() ? unchanged : read(overrides);
  }

  private LargeTradesRule read(Map<String, String> overrides) {
    RuleTexts texts = RuleTexts.of(parameters(defaults), overrides);
    return new LargeTradesRule(
        texts.decimal(THRESHOLD, BigDecimal.ZERO, MAX_THRESHOLD),
        texts.duration(COOLDOWN),
        texts.decimal(EXIT_FACTOR, BigDecimal.ZERO, BigDecimal.ONE),
        texts.decimal(SIDE_SHARE, new BigDecimal("0.5"), BigDecimal.ONE),
        texts.optionalDecimal(ESCALATION_FACTOR, BigDecimal.ONE, BigDecimal.valueOf(1_000)),
        texts.severity(SEVERITY));
  }

  /** Every parameter of a rule as text. */
  public static SortedMap<String, String> parameters(LargeTradesRule rule) {
    return new TreeMap<>(
        Map.of(
            THRESHOLD, rule.thresholdUsd().toPlainString(),
            COOLDOWN, rule.cooldown().toString(),
            EXIT_FACTOR, rule.exitFactor().toPlainString(),
            SIDE_SHARE, rule.sideShare().toPlainString(),
            ESCALATION_FACTOR,
                rule.escalationFactor().map(BigDecimal::toPlainString).orElse(RuleTexts.NONE),
            SEVERITY, RuleTexts.text(rule.severity())));
  }
}
