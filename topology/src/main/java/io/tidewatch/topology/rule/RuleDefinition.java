package io.tidewatch.topology.rule;

import java.util.Map;
import java.util.SortedMap;

/** A rule whose parameters can be changed at run time. */
public interface RuleDefinition {
  /** Kebab-case id, for example {@code large-trades}. */
  String id();

  /** Every parameter with the value that the configuration gives it. */
  SortedMap<String, String> defaults();

  /** What each parameter is, in one line, for the API. */
  SortedMap<String, String> descriptions();

  /**
   * The defaults with some parameters replaced.
   *
   * @throws InvalidRuleException if a parameter is unknown, unreadable or out of range
   */
  SortedMap<String, String> with(Map<String, String> overrides);

  /**
   * Checks that a rule can be limited to this subject.
   *
   * @throws InvalidRuleException if the text cannot be a subject
   */
  void checkSubject(String subject);
}
