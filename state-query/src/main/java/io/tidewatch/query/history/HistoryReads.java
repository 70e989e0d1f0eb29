package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.Newest;
import io.tidewatch.query.store.Scan;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Reads the alerts and decisions of the past. Thread-safe. */
public final class HistoryReads {
  private static final KeyedStore ALERTS =
      KeyedStore.fedBy(Topics.ALERTS, AlertHistoryTopology.ALERTS_STORE);
  private static final KeyedStore DECISIONS =
      KeyedStore.fedBy(Topics.DECISIONS, AlertHistoryTopology.DECISIONS_STORE);
  private static final Comparator<Alert> OLDEST_ALERT_FIRST =
      Comparator.comparingLong(Alert::eventTime).thenComparing(Alert::id);

  private final LocalReader reader;

  public HistoryReads(LocalReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /**
   * The newest alerts.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if they cannot be read now
   */
  public Page<Alert> alerts(AlertFilter filter, int limit) {
    Scan<Page<Alert>> scan =
        reader.scan(ALERTS, partition -> newestAlerts(partition, filter, limit));
    Newest<Alert> newest = new Newest<>(limit, OLDEST_ALERT_FIRST);
    scan.elements(Page::items).forEach(newest::offer);
    boolean truncated = newest.isTruncated() || scan.found().stream().anyMatch(Page::truncated);
    return new Page<>(
        newest.newestFirst(), truncated, scan.partitionsAnswered(), scan.partitionsTotal());
  }

  /** The newest decisions about a subject. */
  public Page<Decision> decisions(String rule, String subject, int limit) {
    String key = rule + "/" + subject;
    return reader.read(DECISIONS, key, partition -> newestDecisions(partition, key, limit));
  }

  // The store sorts by key before time, so the newest of all keys are found by looking at all.
  private Page<Alert> newestAlerts(int partition, AlertFilter filter, int limit) {
    ReadOnlyWindowStore<String, Alert> store =
        reader.open(ALERTS, partition, QueryableStoreTypes.windowStore());
    Newest<Alert> newest = new Newest<>(limit, OLDEST_ALERT_FIRST);
    try (KeyValueIterator<Windowed<String>, Alert> found =
        store.fetchAll(
            Instant.ofEpochMilli(filter.fromMs()), Instant.ofEpochMilli(filter.toMs()))) {
      found.forEachRemaining(entry -> {
        if (filter.takes(entry.value)) {
          newest.offer(entry.value);
        }
      });
    }
    return new Page<>(newest.newestFirst(), newest.isTruncated(), 1, 1);
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
