package io.tidewatch.query.rule;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.rule.RuleDefinition;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every rule that can be asked for or changed, by its id. Immutable. */
public final class RuleCatalogue {
  private final SortedMap<String, RuleDefinition> rules;

  public RuleCatalogue(List<? extends RuleDefinition> definitions) {
    SortedMap<String, RuleDefinition> byId = new TreeMap<>();
    for (RuleDefinition definition : requireNonNull(definitions, "definitions")) {
      if (byId.put(definition.id(), definition) != null) {
        throw new IllegalArgumentException(
            "expected one definition of each rule, was two of " + definition.id());
      }
    }
    this.rules = Collections.unmodifiableSortedMap(byId);
  }

  public Optional<RuleDefinition> find(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  public Collection<RuleDefinition> all() {
    return rules.values();
  }

  /** The ids, for messages. */
  public String ids() {
    return String.join(", ", rules.keySet());
  }
}
