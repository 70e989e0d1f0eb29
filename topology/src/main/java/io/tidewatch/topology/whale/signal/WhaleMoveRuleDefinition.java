package io.tidewatch.topology.whale.signal;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.EvmAddress;
import io.tidewatch.contract.whale.SizeClass;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.rule.RuleTexts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The whale-move rule as named texts, for the rules topic and the API. */
public final class WhaleMoveRuleDefinition implements RuleDefinition {
  public static final String MEDIUM_USD = "medium-usd";
  public static final String LARGE_USD = "large-usd";
  public static final String ALERT_CLASS = "alert-class";
  public static final String SEVERITY = "severity";

  private static final BigDecimal MOST = new BigDecimal("1000000000000");

  private final WhaleMoveRule defaults;

  public WhaleMoveRuleDefinition(WhaleMoveRule defaults) {
    this.defaults = requireNonNull(defaults, "defaults");
    with(Map.of());
  }

  @Override
  public String id() {
    return WhaleMoveRule.ID;
  }

  @Override
  public SortedMap<String, String> defaults() {
    return parameters(defaults);
  }

  @Override
  public SortedMap<String, String> descriptions() {
    return new TreeMap<>(
        Map.of(
            MEDIUM_USD, "USD; signals of less are small",
            LARGE_USD, "USD; signals of as much or more are large",
            ALERT_CLASS, "small, medium or large: the smallest class that becomes an alert",
            SEVERITY, "critical, major or minor"));
  }

  @Override
  public SortedMap<String, String> with(Map<String, String> overrides) {
    return parameters(rule(overrides));
  }

  @Override
  public void checkSubject(String subject) {
    if (!EvmAddress.isValid(subject)) {
      throw new InvalidRuleException(
          "subject", "an address, 0x and 40 hexadecimal digits in lower case", subject);
    }
  }

  /**
   * The rule with some parameters replaced.
   *
   * @throws InvalidRuleException if a parameter is unknown, unreadable or out of range
   */
  public WhaleMoveRule rule(Map<String, String> overrides) {
    RuleTexts texts = RuleTexts.of(parameters(defaults), overrides);
    BigDecimal medium = texts.decimal(MEDIUM_USD, BigDecimal.ZERO, MOST);
    BigDecimal large = texts.decimal(LARGE_USD, BigDecimal.ZERO, MOST);
    if (large.compareTo(medium) < 0) {
      throw new InvalidRuleException(
          LARGE_USD,
          "at least " + MEDIUM_USD + " " + medium.toPlainString(),
          large.toPlainString());
    }
    return new WhaleMoveRule(
        medium, large, texts.oneOf(ALERT_CLASS, SizeClass.class), texts.severity(SEVERITY));
  }

  /** Every parameter of a rule as text. */
  public static SortedMap<String, String> parameters(WhaleMoveRule rule) {
    return new TreeMap<>(
        Map.of(
            MEDIUM_USD, rule.mediumUsd().toPlainString(),
            LARGE_USD, rule.largeUsd().toPlainString(),
            ALERT_CLASS, RuleTexts.text(rule.alertClass()),
            SEVERITY, RuleTexts.text(rule.severity())));
  }
}
