package io.tidewatch.query.rule;

import java.util.List;
import java.util.Optional;

/** Knows where the rules stand whose detectors run in this process. */
public record Standings(List<StandingReader> readers) {
  public Standings {
    readers = List.copyOf(readers);
  }

  /**
   * Where a rule stands; empty if nothing is known of the subject here.
   *
   * @param subject as the topics have it
   * @throws io.tidewatch.query.store.StoreNotReadyException if it cannot be read now
   */
  public Optional<Standing> find(String rule, String subject) {
    return readers.stream()
        .filter(reader -> reader.rule().equals(rule))
        .findFirst()
        .flatMap(reader -> reader.standing(subject));
  }
}
