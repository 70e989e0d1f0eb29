package io.tidewatch.query.outcome;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.topology.alerthistory.outcome.AlertOutcomes;
import io.tidewatch.topology.alerthistory.outcome.KeptOutcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import tools.jackson.core.type.TypeReference;

/** What instances ask each other about what came of alerts. */
public final class OutcomeQueries {
  /** More are not read for one answer. */
  static final int MAX_ALERTS = 5_000;

  private static final KeyedStore OUTCOMES =
      KeyedStore.fedBy(Topics.ALERT_OUTCOMES, AlertOutcomes.OUTCOMES_STORE);

  /** By the id of a rule; the figures are small, and what they are made of is not. */
  public static final PartitionRead<String, RuleOutcomes> OF_RULE =
      new PartitionRead<>(
          "outcomes",
          OUTCOMES,
          new TypeReference<>() {},
          new TypeReference<>() {},
          OutcomeQueries::read);

  private OutcomeQueries() {}

  private static RuleOutcomes read(PartitionView view, String rule) {
    ReadOnlyKeyValueStore<String, KeptOutcome> store = view.keyValues(AlertOutcomes.OUTCOMES_STORE);
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
