package io.tidewatch.topology.orderbooks.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.rule.InvalidRuleException;
import io.tidewatch.topology.rule.RuleVersions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * The rules on order books as they stand for one instrument at one time. Immutable; good until the
 * next point of {@link RuleVersions#GRID_MS}.
 */
public final class BookRules {
  private final Map<BookRuleKind, InForce> rules;

  /**
   * A rule with the number of its version.
   *
   * @param version 0 for the configured defaults
   * @param parameters all of them, as text
   */
  public record InForce(BookRule rule, int version, SortedMap<String, String> parameters) {
    public InForce {
      requireNonNull(rule, "rule");
      requireNonNull(parameters, "parameters");
    }
  }

  private BookRules(Map<BookRuleKind, InForce> rules) {
    this.rules = rules;
  }

  /**
   * Looks them up.
   *
   * @param definitions one of each kind
   * @param receivedMs receive time of the record that is judged, epoch milliseconds
   * @param overrides finds an override by its key, or null
   * @param counters count overrides that are not valid; the defaults stand in for them
   */
  public static BookRules at(
      List<BookRuleDefinition> definitions,
      String instId,
      long receivedMs,
      Function<String, RuleOverride> overrides,
      DetectorCounters counters) {
    Map<BookRuleKind, InForce> rules = new EnumMap<>(BookRuleKind.class);
    for (BookRuleDefinition definition : definitions) {
      RuleVersions.InForce found = RuleVersions.at(definition.id(), instId, receivedMs, overrides);
      rules.put(definition.kind(), inForce(definition, found, counters));
    }
    return complete(rules);
  }

  /** The configured defaults. */
  public static BookRules defaults(List<BookRuleDefinition> definitions) {
    Map<BookRuleKind, InForce> rules = new EnumMap<>(BookRuleKind.class);
    definitions.forEach(definition ->
        rules.put(definition.kind(), inForce(definition, RuleVersions.InForce.DEFAULTS)));
    return complete(rules);
  }

  private static InForce inForce(
      BookRuleDefinition definition, RuleVersions.InForce found, DetectorCounters counters) {
    try {
      return inForce(definition, found);
    } catch (InvalidRuleException e) {
      counters.add(Counter.INVALID_RULES);
      return inForce(definition, RuleVersions.InForce.DEFAULTS);
    }
  }

  private static InForce inForce(BookRuleDefinition definition, RuleVersions.InForce found) {
    BookRule rule = definition.rule(found.parameters());
    return new InForce(rule, found.version(), definition.parameters(rule));
  }

  private static BookRules complete(Map<BookRuleKind, InForce> rules) {
    if (rules.size() != BookRuleKind.values().length) {
      throw new IllegalArgumentException(
          "expected a rule of each kind, was " + rules.keySet() + ": define the others too");
    }
    return new BookRules(rules);
  }

  public InForce of(BookRuleKind kind) {
    return rules.get(kind);
  }
}
