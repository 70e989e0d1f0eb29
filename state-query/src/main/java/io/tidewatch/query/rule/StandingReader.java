package io.tidewatch.query.rule;

import java.util.Optional;

/** Knows where one rule stands for each of its subjects. */
public interface StandingReader {
  /** Id of the rule. */
  String rule();

  /**
   * The name of a subject as the topics have it, from what a person wrote.
   *
   * @throws IllegalArgumentException if it cannot be a subject of the rule
   */
  String canonicalSubject(String text);

  /**
   * Where the rule stands; empty if nothing is known of the subject.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if it cannot be read now
   */
  Optional<Standing> standing(String subject);
}
