package io.tidewatch.topology.futures.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.instrument.FuturesSymbol;
import io.tidewatch.topology.futures.score.Scorer;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.rule.RuleTexts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rule on single contracts as named texts, for the rules topic and the API. */
public final class FuturesAnomalyRuleDefinition implements RuleDefinition {
  public static final String METHOD = "method";
  public static final String ON = "on";
  public static final String SCORE = "score";
  public static final String WATCH_SCORE = "watch-score";
  public static final String CLASSIC_SCORE = "classic-score";
  public static final String PRICE_Z = "price-z";
  public static final String VOLUME_Z = "volume-z";
  public static final String VOLATILITY_Z = "volatility-z";
  public static final String MIN_RETURN = "min-return";
  public static final String BASELINE = "baseline";
  public static final String MIN_QUOTE_VOLUME = "min-quote-volume";
  public static final String COOLDOWN = "cooldown";
  public static final String EXIT_FACTOR = "exit-factor";
  public static final String SEVERITY = "severity";

  /** Fewer are never enough for an alert; more are not kept. */
  private static final int SHORTEST_BASELINE = 96;

  private static final int LONGEST_BASELINE = 672;
  private static final BigDecimal MOST_SCORE = new BigDecimal("100");
  private static final BigDecimal MOST_CLASSIC_SCORE = new BigDecimal("3");
  private static final BigDecimal MOST_Z = new BigDecimal("1000");
  private static final BigDecimal MOST_VOLUME = new BigDecimal("1000000000000");

  private final FuturesAnomalyRule defaults;

  public FuturesAnomalyRuleDefinition(FuturesAnomalyRule defaults) {
    this.defaults = requireNonNull(defaults, "defaults");
    with(Map.of());
  }

  @Override
  public String id() {
    return FuturesAnomalyRule.ID;
  }

  @Override
  public SortedMap<String, String> defaults() {
    return parameters(defaults);
  }

  @Override
  public SortedMap<String, String> descriptions() {
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put(METHOD, "robust or classic: which score decides");
    texts.put(ON, "closed, or running to judge the open bar too, once a minute");
    texts.put(
        SCORE, "robust score for an alert, over 0; what the baseline cannot reach is refused");
    texts.put(WATCH_SCORE, "robust score from which a bar counts as anomalous, at most the score");
    texts.put(CLASSIC_SCORE, "classic score for an alert, over 0, at most 3");
    texts.put(PRICE_Z, "standard deviations of the return that count in the classic score");
    texts.put(VOLUME_Z, "standard deviations of the quote volume that count there");
    texts.put(VOLATILITY_Z, "standard deviations of (high - low) / open that count there");
    texts.put(MIN_RETURN, "absolute return that a price must make to count there, 0.01 is 1 %");
    texts.put(BASELINE, "bars of 15 minutes to compare with, 96 (a day) to 672 (a week)");
    texts.put(MIN_QUOTE_VOLUME, "quote volume of 24 hours that an alert needs");
    texts.put(COOLDOWN, "ISO-8601 duration between two alerts of a symbol, for example PT1H");
    texts.put(EXIT_FACTOR, "the episode ends below this part of the score, over 0, at most 1");
    texts.put(SEVERITY, "critical, major or minor");
    return texts;
  }

  @Override
  public SortedMap<String, String> with(Map<String, String> overrides) {
    return parameters(rule(overrides));
  }

  @Override
  public void checkSubject(String subject) {
    if (!FuturesSymbol.isName(subject)) {
      throw new InvalidRuleException(
          "subject", "a perpetual quoted in USDT such as BTCUSDT", subject);
    }
  }

  /**
   * The rule with some parameters replaced.
   *
   * @throws InvalidRuleException if a parameter is unknown, unreadable or out of range
   */
  public FuturesAnomalyRule rule(Map<String, String> overrides) {
    RuleTexts texts = RuleTexts.of(parameters(defaults), overrides);
    int baseline = texts.whole(BASELINE, SHORTEST_BASELINE, LONGEST_BASELINE);
    BigDecimal score = texts.decimal(SCORE, BigDecimal.ZERO, reachable(baseline));
    return new FuturesAnomalyRule(
        texts.oneOf(METHOD, ScoreMethod.class),
        texts.oneOf(ON, FuturesAnomalyRule.On.class),
        score,
        texts.decimal(WATCH_SCORE, BigDecimal.ZERO, score),
        texts.decimal(CLASSIC_SCORE, BigDecimal.ZERO, MOST_CLASSIC_SCORE),
        texts.decimal(PRICE_Z, BigDecimal.ZERO, MOST_Z),
        texts.decimal(VOLUME_Z, BigDecimal.ZERO, MOST_Z),
        texts.decimal(VOLATILITY_Z, BigDecimal.ZERO, MOST_Z),
        texts.decimal(MIN_RETURN, BigDecimal.ZERO, MOST_SCORE),
        baseline,
        texts.decimal(MIN_QUOTE_VOLUME, BigDecimal.ONE.negate(), MOST_VOLUME),
        texts.duration(COOLDOWN),
        texts.decimal(EXIT_FACTOR, BigDecimal.ZERO, BigDecimal.ONE),
        texts.severity(SEVERITY));
  }

  /** A threshold that no bar can come to would be a rule that looks as if it were in force. */
  private static BigDecimal reachable(int baseline) {
    return BigDecimal.valueOf(Scorer.most(baseline)).setScale(2, RoundingMode.DOWN).min(MOST_SCORE);
  }

  /** Every parameter of a rule as text. */
  public static SortedMap<String, String> parameters(FuturesAnomalyRule rule) {
    SortedMap<String, String> texts = new TreeMap<>();
    texts.put(METHOD, RuleTexts.text(rule.method()));
    texts.put(ON, RuleTexts.text(rule.on()));
    texts.put(SCORE, rule.score().toPlainString());
    texts.put(WATCH_SCORE, rule.watchScore().toPlainString());
    texts.put(CLASSIC_SCORE, rule.classicScore().toPlainString());
    texts.put(PRICE_Z, rule.priceZ().toPlainString());
    texts.put(VOLUME_Z, rule.volumeZ().toPlainString());
    texts.put(VOLATILITY_Z, rule.volatilityZ().toPlainString());
    texts.put(MIN_RETURN, rule.minReturn().toPlainString());
    texts.put(BASELINE, Integer.toString(rule.baseline()));
    texts.put(MIN_QUOTE_VOLUME, rule.minQuoteVolume().toPlainString());
    texts.put(COOLDOWN, rule.cooldown().toString());
    texts.put(EXIT_FACTOR, rule.exitFactor().toPlainString());
    texts.put(SEVERITY, RuleTexts.text(rule.severity()));
    return texts;
  }
}
