package io.tidewatch.topology.orderbooks;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.orderbooks.rule.BookRule;
import io.tidewatch.topology.orderbooks.rule.BookRuleDefinition;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import io.tidewatch.topology.orderbooks.rule.BookRules;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.rule.RuleVersions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rules of one instrument as they stand. Not thread-safe. */
final class RulesInForce {
  private final Map<BookRuleKind, RuleInForce<BookRule>> rules = new EnumMap<>(BookRuleKind.class);
  private BookRules inForce;

  RulesInForce(List<BookRuleDefinition> definitions, DetectorCounters counters) {
    for (BookRuleDefinition definition : definitions) {
      BookRule defaults = definition.rule(Map.of());
      rules.put(definition.kind(), new RuleInForce<>(defaults, definition::rule, counters));
    }
    inForce = collected();
  }

  /** Takes what is overridden, by rule; nothing is of the others. */
  void take(Map<BookRuleKind, RuleVersions.InForce> overridden) {
    rules.forEach(
        (kind, rule) -> rule.take(overridden.getOrDefault(kind, RuleVersions.InForce.DEFAULTS)));
    inForce = collected();
  }

  BookRules inForce() {
    return inForce;
  }

  private BookRules collected() {
    Map<BookRuleKind, BookRules.InForce> collected = new EnumMap<>(BookRuleKind.class);
    rules.forEach(
        (kind, rule) -> collected.put(kind, new BookRules.InForce(rule.rule(), rule.version())));
    return new BookRules(collected);
  }
}
