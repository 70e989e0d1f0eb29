package io.tidewatch.query.http;

import io.tidewatch.contract.instrument.FuturesSymbol;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.tokenpool.TokenPoolRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Understands how people write the names of subjects. */
public final class Subjects {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}/._:-]{1,100}");

  /**
   * By the id of a rule, how its subjects are read, and refused with an {@link
   * IllegalArgumentException}; in the order in which they are tried where no rule is named.
   */
  private static final Map<String, UnaryOperator<String>> OF_RULES = ofRules();

  private Subjects() {}

  private static Map<String, UnaryOperator<String>> ofRules() {
    Map<String, UnaryOperator<String>> rules = new LinkedHashMap<>();
    rules.put(LargeTradesRule.ID, text -> SpotSymbol.parse(text).venueName());
    rules.put(TokenPoolRule.ID, Subjects::token);
    rules.put(
        FuturesAnomalyRule.ID, text -> FuturesSymbol.parse(text.toUpperCase(Locale.ROOT)).name());
    rules.put(MarketMoveRule.ID, Subjects::market);
    return Collections.unmodifiableMap(rules);
  }

  private static String token(String text) {
    if (!SolanaAddress.isValid(text)) {
      throw new IllegalArgumentException("expected the address of a token, was '" + text + "'");
    }
    return text;
  }

  private static String market(String text) {
    if (!text.toUpperCase(Locale.ROOT).equals(MarketMoveRule.SUBJECT)) {
      throw new IllegalArgumentException(
          "expected " + MarketMoveRule.SUBJECT + ", was '" + text + "'");
    }
    return MarketMoveRule.SUBJECT;
  }

  /**
   * The name as the topics have it. A name that is none of a rule's subjects stays as it is:
   * nothing will be found under it.
   *
   * @throws ApiException 400, if it cannot be the name of anything
   */
  static String canonical(String field, String text) {
    if (!NAME.matcher(text).matches()) {
      throw ApiException.badInput(field, "1 to 100 letters and digits, for example BTCUSDT", text);
    }
    if (SolanaAddress.isValid(text)) {
      // No symbol is that long, and an address in capitals would be another one.
      return text;
    }
    return OF_RULES.values().stream()
        .map(names -> read(names, text))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> read(Subjects::instrument, text))
        .orElse(text);
  }

  /**
   * The name as the topics have it, of a subject of one rule: the same text may name something else
   * to another one.
   */
  static String canonical(String rule, String field, String text) {
    return Optional.ofNullable(OF_RULES.get(rule))
        .flatMap(names -> read(names, text))
        .filter(its -> NAME.matcher(text).matches())
        .orElseGet(() -> canonical(field, text));
  }

  private static String instrument(String text) {
    return OkxInstrument.parse(text.toUpperCase(Locale.ROOT)).name();
  }

  private static Optional<String> read(Function<String, String> names, String text) {
    try {
      return Optional.of(names.apply(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
