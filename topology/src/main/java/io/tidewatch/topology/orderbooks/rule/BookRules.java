package io.tidewatch.topology.orderbooks.rule;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;

/** The rules on order books as they stand for one instrument at one time. Immutable. */
public final class BookRules {
  private final Map<BookRuleKind, InForce> rules;

  /**
   * A rule with the number of its version.
   *
   * @param version 0 for the configured defaults
   */
  public record InForce(BookRule rule, int version) {
    public InForce {
      requireNonNull(rule, "rule");
    }
  }

  /** Takes one rule of each kind. */
  public BookRules(Map<BookRuleKind, InForce> rules) {
    this.rules = new EnumMap<>(rules);
  }

  public InForce of(BookRuleKind kind) {
    return rules.get(kind);
  }
}
