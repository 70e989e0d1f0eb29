package io.tidewatch.query.rule;

import java.util.Optional;

/** Knows where one rule stands for each of its subjects. */
public interface StandingReader {
  /** Id of the rule. */
  String rule();

  /**
   * Where the rule stands; empty if nothing is known of the subject.
   *
   * @param subject as the topics have it
   * @throws io.tidewatch.query.store.StoreNotReadyException if it cannot be read now
   */
  Optional<Standing> standing(String subject);
}
