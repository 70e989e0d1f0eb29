package io.tidewatch.topology.alerthistory.outcome;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Outcomes of thirty days by rule and time, for queries. */
final class OutcomeShelf {
  static final long KEPT_MS = 30 * 24 * 3_600_000L;

  /** How many old ones go for each that comes, so that no record brings much work. */
  private static final int FORGOTTEN_AT_ONCE = 4;

  private final KeyValueStore<String, KeptOutcome> outcomes;

  OutcomeShelf(KeyValueStore<String, KeptOutcome> outcomes) {
    this.outcomes = requireNonNull(outcomes, "outcomes");
  }

  /** Keeps what is known of an alert, unless more is known already. */
  void put(String rule, long eventTime, String alert, KeptOutcome outcome) {
    String key = SortedKey.of(rule, eventTime, alert);
    KeptOutcome before = outcomes.get(key);
    if (before == null || outcome.replaces(before)) {
      outcomes.put(key, outcome);
    }
    forget(rule, eventTime - KEPT_MS);
  }

  private void forget(String rule, long beforeMs) {
    if (beforeMs <= 0) {
      return;
    }
    List<String> old = new ArrayList<>(FORGOTTEN_AT_ONCE);
    try (KeyValueIterator<String, KeptOutcome> found =
        outcomes.range(SortedKey.of(rule, 0), SortedKey.of(rule, beforeMs))) {
      while (found.hasNext() && old.size() < FORGOTTEN_AT_ONCE) {
        old.add(found.next().key);
      }
    }
    old.forEach(outcomes::delete);
  }
}
