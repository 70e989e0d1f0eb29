package io.tidewatch.query.outcome;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.topology.alerthistory.outcome.AlertOutcomes;
import io.tidewatch.topology.alerthistory.outcome.KeptOutcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads what came of alerts. Thread-safe. */
public final class OutcomeReads {
  /** More are not read for one answer. */
  static final int MAX_ALERTS = 5_000;

  private static final KeyedStore OUTCOMES =
      KeyedStore.fedBy(Topics.ALERT_OUTCOMES, AlertOutcomes.OUTCOMES_STORE);

  private final LocalReader reader;

  public OutcomeReads(LocalReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /**
   * What came of the newest alerts of a rule.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if it cannot be read now
   */
  public RuleOutcomes of(String rule) {
    return reader.scan(OUTCOMES, partition -> read(partition, rule)).found().getFirst();
  }

  private RuleOutcomes read(int partition, String rule) {
    ReadOnlyKeyValueStore<String, KeptOutcome> store =
        reader.open(OUTCOMES, partition, QueryableStoreTypes.keyValueStore());
    List<KeptOutcome> newest = new ArrayList<>();
    try (KeyValueIterator<String, KeptOutcome> found =
        store.reverseRange(AlertOutcomes.firstOf(rule), AlertOutcomes.lastOf(rule))) {
      while (found.hasNext() && newest.size() < MAX_ALERTS) {
        newest.add(found.next().value);
      }
      return OutcomeStatistics.of(rule, newest, found.hasNext());
    }
  }
}
