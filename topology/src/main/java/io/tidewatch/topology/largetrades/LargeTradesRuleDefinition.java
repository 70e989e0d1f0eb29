package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  private static final String STRICT = "none";
  private static final int MAX_LENGTH = 40;

  private final LargeTradesRule defaults;

  public LargeTradesRuleDefinition(LargeTradesRule defaults) {
    this.defaults = requireNonNull(defaults, "defaults");
    with(Map.of());
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
    SortedMap<String, String> texts = parameters(defaults);
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      if (!texts.containsKey(override.getKey())) {
        throw new InvalidRuleException(
            override.getKey(), "one of " + String.join(", ", texts.keySet()), override.getKey());
      }
      texts.put(override.getKey(), override.getValue());
    }
    return new LargeTradesRule(
        decimal(texts, THRESHOLD, BigDecimal.ZERO, MAX_THRESHOLD),
        duration(texts),
        decimal(texts, EXIT_FACTOR, BigDecimal.ZERO, BigDecimal.ONE),
        decimal(texts, SIDE_SHARE, new BigDecimal("0.5"), BigDecimal.ONE),
        escalation(texts),
        severity(texts));
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
                rule.escalationFactor().map(BigDecimal::toPlainString).orElse(STRICT),
            SEVERITY, rule.severity().name().toLowerCase(Locale.ROOT)));
  }

  private static BigDecimal decimal(
      Map<String, String> texts, String name, BigDecimal over, BigDecimal atMost) {
    String text = texts.get(name);
    String expected = "a number over " + over + " and at most " + atMost.toPlainString();
    if (text.length() > MAX_LENGTH) {
      throw new InvalidRuleException(name, expected, text.substring(0, MAX_LENGTH));
    }
    try {
      BigDecimal value = new BigDecimal(text);
      if (value.compareTo(over) > 0 && value.compareTo(atMost) <= 0 && value.scale() < MAX_LENGTH) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InvalidRuleException(name, expected, text);
    }
    throw new InvalidRuleException(name, expected, text);
  }

  private static Duration duration(Map<String, String> texts) {
    String text = texts.get(COOLDOWN);
    String expected = "an ISO-8601 duration from PT0S to P1D, for example PT5M";
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative() && duration.compareTo(Duration.ofDays(1)) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw new InvalidRuleException(COOLDOWN, expected, text);
    }
    throw new InvalidRuleException(COOLDOWN, expected, text);
  }

  private static Optional<BigDecimal> escalation(Map<String, String> texts) {
    return texts.get(ESCALATION_FACTOR).equals(STRICT)
        ? Optional.empty()
        : Optional.of(decimal(texts, ESCALATION_FACTOR, BigDecimal.ONE, BigDecimal.valueOf(1_000)));
  }

  private static Severity severity(Map<String, String> texts) {
    String text = texts.get(SEVERITY);
    return switch (text) {
      case "critical" -> Severity.CRITICAL;
      case "major" -> Severity.MAJOR;
      case "minor" -> Severity.MINOR;
      default -> throw new InvalidRuleException(SEVERITY, "critical, major or minor", text);
    };
  }
}
