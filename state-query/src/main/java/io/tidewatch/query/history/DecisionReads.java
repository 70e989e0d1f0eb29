package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Reads the decisions of the past. Thread-safe. */
public final class DecisionReads {
  private static final KeyedStore DECISIONS =
      KeyedStore.fedBy(Topics.DECISIONS, AlertHistoryTopology.DECISIONS_STORE);

  private final LocalReader reader;

  public DecisionReads(LocalReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /** The newest decisions about a subject. */
  public Page<Decision> decisions(String rule, String subject, int limit) {
    String key = rule + "/" + subject;
    return reader.read(DECISIONS, key, partition -> newestDecisions(partition, key, limit));
  }

  private Page<Decision> newestDecisions(int partition, String key, int limit) {
    ReadOnlyWindowStore<String, Decision> store =
        reader.open(DECISIONS, partition, QueryableStoreTypes.windowStore());
    List<Decision> decisions = new ArrayList<>();
    try (WindowStoreIterator<Decision> found =
        store.backwardFetch(key, Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE))) {
      while (found.hasNext() && decisions.size() < limit) {
        decisions.add(found.next().value);
      }
      return new Page<>(decisions, found.hasNext(), 1, 1);
    }
  }
}
