package io.tidewatch.topology.whale.consensus;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleDefinition;
import io.tidewatch.topology.rule.RuleTexts;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The whale-consensus rule as named texts, for the rules topic and the API. */
public final class WhaleConsensusRuleDefinition implements RuleDefinition {
  public static final String ADDRESSES = "addresses";
  public static final String WITHIN = "within";
  public static final String NET_USD = "net-usd";
  public static final String COOLDOWN = "cooldown";
  public static final String SEVERITY = "severity";

  private static final BigDecimal MOST = new BigDecimal("1000000000000");
  private static final int MOST_ADDRESSES = 1_000;
  private static final Pattern COIN = Pattern.compile("[@#+A-Za-z0-9:/_.-]{1,40}");

  private final WhaleConsensusRule defaults;

  public WhaleConsensusRuleDefinition(WhaleConsensusRule defaults) {
    this.defaults = requireNonNull(defaults, "defaults");
    with(Map.of());
  }

  @Override
  public String id() {
    return WhaleConsensusRule.ID;
  }

  @Override
  public SortedMap<String, String> defaults() {
    return parameters(defaults);
  }

  @Override
  public SortedMap<String, String> descriptions() {
    return new TreeMap<>(
        Map.of(
            ADDRESSES, "from 2 to 1000: so many went the same way",
            WITHIN, "ISO-8601 duration up to PT24H, for example PT30M",
            NET_USD, "USD that they opened less what they closed, together",
            COOLDOWN, "ISO-8601 duration between two alerts of a coin, for example PT30M",
            SEVERITY, "critical, major or minor"));
  }

  @Override
  public SortedMap<String, String> with(Map<String, String> overrides) {
    return parameters(rule(overrides));
  }

  @Override
  public void checkSubject(String subject) {
    if (!COIN.matcher(subject).matches()) {
      throw new InvalidRuleException("subject", "a coin as the venue writes it", subject);
    }
  }

  /**
   * The rule with some parameters replaced.
   *
   * @throws InvalidRuleException if a parameter is unknown, unreadable or out of range
   */
  public WhaleConsensusRule rule(Map<String, String> overrides) {
    RuleTexts texts = RuleTexts.of(parameters(defaults), overrides);
    return new WhaleConsensusRule(
        texts.whole(ADDRESSES, 2, MOST_ADDRESSES),
        texts.duration(WITHIN),
        texts.decimal(NET_USD, BigDecimal.ZERO, MOST),
        texts.duration(COOLDOWN),
        texts.severity(SEVERITY));
  }

  /** Every parameter of a rule as text. */
  public static SortedMap<String, String> parameters(WhaleConsensusRule rule) {
    return new TreeMap<>(
        Map.of(
            ADDRESSES, Integer.toString(rule.addresses()),
            WITHIN, rule.within().toString(),
            NET_USD, rule.netUsd().toPlainString(),
            COOLDOWN, rule.cooldown().toString(),
            SEVERITY, RuleTexts.text(rule.severity())));
  }
}
