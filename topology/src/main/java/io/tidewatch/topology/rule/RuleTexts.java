package io.tidewatch.topology.rule;

import io.tidewatch.contract.alert.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every parameter of a rule as text, to be read one by one. Each reader throws {@link
 * InvalidRuleException} if its text is unreadable or out of range.
 */
public final class RuleTexts {
  /** Stands for a parameter that is left out. */
  public static final String NONE = "none";

  private static final int MAX_LENGTH = 40;

  private final SortedMap<String, String> texts;

  private RuleTexts(SortedMap<String, String> texts) {
    this.texts = texts;
  }

  /**
   * The defaults with some replaced.
   *
   * @param defaults every parameter
   * @throws InvalidRuleException if an override is none of the parameters
   */
  public static RuleTexts of(Map<String, String> defaults, Map<String, String> overrides) {
    SortedMap<String, String> texts = new TreeMap<>(defaults);
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      if (!texts.containsKey(override.getKey())) {
        throw new InvalidRuleException(
            override.getKey(), "one of " + String.join(", ", texts.keySet()), override.getKey());
      }
      texts.put(override.getKey(), override.getValue());
    }
    return new RuleTexts(texts);
  }

  /** A number between two bounds. */
  public BigDecimal decimal(String name, BigDecimal over, BigDecimal atMost) {
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

  /** A number between two bounds, or {@link #NONE}. */
  public Optional<BigDecimal> optionalDecimal(String name, BigDecimal over, BigDecimal atMost) {
    return texts.get(name).equals(NONE)
        ? Optional.empty()
        : Optional.of(decimal(name, over, atMost));
  }

  /** A time of up to a day. */
  public Duration duration(String name) {
    String text = texts.get(name);
    String expected = "an ISO-8601 duration from PT0S to P1D, for example PT5M";
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative() && duration.compareTo(Duration.ofDays(1)) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw new InvalidRuleException(name, expected, text);
    }
    throw new InvalidRuleException(name, expected, text);
  }

  /** A whole number between two bounds, both inclusive. */
  public int whole(String name, int atLeast, int atMost) {
    String text = texts.get(name);
    try {
      int value = Integer.parseInt(text);
      if (value >= atLeast && value <= atMost) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw notWhole(name, atLeast, atMost, text);
    }
    throw notWhole(name, atLeast, atMost, text);
  }

  private static InvalidRuleException notWhole(String name, int atLeast, int atMost, String text) {
    return new InvalidRuleException(
        name,
        "a whole number from " + atLeast + " to " + atMost,
        text.substring(0, Math.min(MAX_LENGTH, text.length())));
  }

  /** One of the constants of a type, in lower case. */
  public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    String text = texts.get(name);
    for (E constant : type.getEnumConstants()) {
      if (text(constant).equals(text)) {
        return constant;
      }
    }
    throw new InvalidRuleException(
        name,
        "one of "
            + Stream.of(type.getEnumConstants())
                .map(RuleTexts::text)
                .collect(Collectors.joining(", ")),
        text.substring(0, Math.min(MAX_LENGTH, text.length())));
  }

  /** How much an alert matters. */
  public Severity severity(String name) {
    String text = texts.get(name);
    return switch (text) {
      case "critical" -> Severity.CRITICAL;
      case "major" -> Severity.MAJOR;
      case "minor" -> Severity.MINOR;
      default -> throw new InvalidRuleException(name, "critical, major or minor", text);
    };
  }

  /** As {@link #severity(String)} reads it. */
  public static String text(Severity severity) {
    return text((Enum<?>) severity);
  }

  /** As {@link #oneOf} reads it. */
  public static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
