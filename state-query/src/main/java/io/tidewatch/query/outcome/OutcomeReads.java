package io.tidewatch.query.outcome;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.StoreReader;

/** Reads what came of alerts. Thread-safe. */
public final class OutcomeReads {
  private final StoreReader reader;

  public OutcomeReads(StoreReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /**
   * What came of the newest alerts of a rule.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if it cannot be read now
   */
  public RuleOutcomes of(String rule) {
    // They are gathered on one partition.
    return reader.ask(OutcomeQueries.OF_RULE, 0, rule);
  }
}
