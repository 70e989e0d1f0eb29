package io.tidewatch.query.rule;

import io.tidewatch.contract.rule.RuleOverride;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which versions of a rule's overrides there are; it changes by each change of the rule and by
 * nothing else.
 *
 * @param versions the newest one by its subject; the one for all subjects has an empty text
 */
public record RuleState(SortedMap<String, Integer> versions) {
  public RuleState {
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
  }

  /** What somebody sees of a rule. */
  public static RuleState of(RuleView view) {
    SortedMap<String, Integer> versions = new TreeMap<>();
    view.overrides()
        .forEach(override -> versions.put(name(override.subject()), override.version()));
    return new RuleState(versions);
  }

  static RuleState of(Iterable<RuleOverride> overrides) {
    SortedMap<String, Integer> versions = new TreeMap<>();
    overrides.forEach(override ->
        versions.merge(name(override.subject()), override.latest().number(), Math::max));
    return new RuleState(versions);
  }

  private static String name(Optional<String> subject) {
    return subject.orElse("");
  }

  /** One text for each state. */
  public String text() {
    return versions.toString();
  }
}
