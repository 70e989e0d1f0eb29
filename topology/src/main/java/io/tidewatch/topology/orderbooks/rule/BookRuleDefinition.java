package io.tidewatch.topology.orderbooks.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.rule.RuleTexts;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A rule on order books as named texts, for the rules topic and the API. */
public final class BookRuleDefinition implements RuleDefinition {
  public static final String COOLDOWN = "cooldown";
  public static final String EXIT_FACTOR = "exit-factor";
  public static final String SEVERITY = "severity";

  /** All of them with the project's defaults. */
  public static final List<BookRuleDefinition> DEFAULTS =
      Arrays.stream(BookRuleKind.values())
          .map(kind -> new BookRuleDefinition(kind, defaultOf(kind)))
          .toList();

  private final BookRuleKind kind;
  private final BookRule defaults;

  /**
   * Takes the configured defaults.
   *
   * @throws InvalidRuleException if they are out of range
   */
  public BookRuleDefinition(BookRuleKind kind, BookRule defaults) {
    this.kind = requireNonNull(kind, "kind");
    this.defaults = requireNonNull(defaults, "defaults");
    rule(Map.of());
  }

  public BookRuleKind kind() {
    return kind;
  }

  @Override
  public String id() {
    return kind.id();
  }

  @Override
  public SortedMap<String, String> defaults() {
    return parameters(defaults);
  }

  @Override
  public SortedMap<String, String> descriptions() {
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put(kind.thresholdName(), kind.thresholdMeaning());
    texts.put(COOLDOWN, "ISO-8601 duration between two alerts of a side, for example PT5M");
    texts.put(SEVERITY, "critical, major or minor");
    if (kind.isMeasure()) {
      texts.put(
          EXIT_FACTOR, "the episode ends below this part of the threshold, over 0, at most 1");
    }
    return texts;
  }

  @Override
  public SortedMap<String, String> with(Map<String, String> overrides) {
    return parameters(rule(overrides));
  }

  @Override
  public void checkSubject(String subject) {
    try {
      OkxInstrument.parse(subject);
    } catch (IllegalArgumentException e) {
      throw new InvalidRuleException(
          "subject", "an instrument such as BTC-USDT or BTC-USDT-SWAP", subject);
    }
  }

  /**
   * The rule with some parameters replaced.
   *
   * @throws InvalidRuleException if a parameter is unknown, unreadable or out of range
   */
  public BookRule rule(Map<String, String> overrides) {
    RuleTexts texts = RuleTexts.of(parameters(defaults), overrides);
    return new BookRule(
        texts.decimal(kind.thresholdName(), BigDecimal.ZERO, kind.maxThreshold()),
        texts.duration(COOLDOWN),
        kind.isMeasure()
            ? texts.decimal(EXIT_FACTOR, BigDecimal.ZERO, BigDecimal.ONE)
            : BigDecimal.ONE,
        texts.severity(SEVERITY));
  }

  /** Every parameter of a rule of this kind as text. */
  public SortedMap<String, String> parameters(BookRule rule) {
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put(kind.thresholdName(), rule.threshold().toPlainString());
    texts.put(COOLDOWN, rule.cooldown().toString());
    texts.put(SEVERITY, RuleTexts.text(rule.severity()));
    if (kind.isMeasure()) {
      texts.put(EXIT_FACTOR, rule.exitFactor().toPlainString());
    }
    return texts;
  }

  private static BookRule defaultOf(BookRuleKind kind) {
    return switch (kind) {
      // Ends where the analysis says that nothing stands out, below 60.
      case DEPTH_ANOMALY -> rule("80", "PT5M", "0.75", Severity.MAJOR);
      // Half of the usual depth; over again at 70 % of it.
      case LIQUIDITY_SHRINK -> rule("50", "PT5M", "0.6", Severity.MAJOR);
      case WALL_APPEARED -> rule("250000", "PT5M", "1", Severity.MINOR);
      case WALL_ABSORBED -> rule("250000", "PT1M", "1", Severity.MAJOR);
      case WALL_PULLED -> rule("250000", "PT1M", "1", Severity.MAJOR);
      // A peak as large as the large ones of the instrument has 50 at most.
      case LEVEL_BROKEN -> rule("30", "PT5M", "1", Severity.MAJOR);
    };
  }

  private static BookRule rule(
      String threshold, String cooldown, String exitFactor, Severity severity) {
    return new BookRule(
        new BigDecimal(threshold), Duration.parse(cooldown), new BigDecimal(exitFactor), severity);
  }
}
