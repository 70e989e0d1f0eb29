package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.StoreReader;
import java.util.Optional;

/** Reads the decisions of the past. Thread-safe. */
public final class DecisionReads {
  private final StoreReader reader;

  public DecisionReads(StoreReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /**
   * The newest decisions about a subject.
   *
   * @param behind only those that are older than this one
   */
  public HistoryQueries.Decisions decisions(
      String rule, String subject, Optional<DecisionPlace> behind, int limit) {
    String key = rule + "/" + subject;
    return reader.ask(
        HistoryQueries.NEWEST_DECISIONS,
        key,
        new HistoryQueries.NewestDecisions(key, behind, limit));
  }
}
