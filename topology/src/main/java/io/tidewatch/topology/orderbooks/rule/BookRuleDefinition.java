package io.tidewatch.topology.orderbooks.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.rule.RuleDefinition;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A rule on order books as named texts, for the rules topic and the API. */
public final class BookRuleDefinition implements RuleDefinition {
  private final BookRuleKind kind;
  private final BookRule defaults;

  public BookRuleDefinition(BookRuleKind kind, BookRule defaults) {
    this.kind = requireNonNull(kind, "kind");
    this.defaults = requireNonNull(defaults, "defaults");
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
    return new TreeMap<>();
  }

  @Override
  public SortedMap<String, String> descriptions() {
    return new TreeMap<>();
  }

  @Override
  public SortedMap<String, String> with(Map<String, String> overrides) {
    return new TreeMap<>();
  }

  @Override
  public void checkSubject(String subject) {}

  /** The rule with some parameters replaced. */
  public BookRule rule(Map<String, String> overrides) {
    return defaults;
  }
}
