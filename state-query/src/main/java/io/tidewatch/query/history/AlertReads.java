package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.Scan;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.alerthistory.AlertIndex;
import io.tidewatch.topology.alerthistory.AlertPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the alerts of the past. A page costs as much as it is long, however many there are.
 * Thread-safe.
 */
public final class AlertReads {
  private static final Logger LOG = LoggerFactory.getLogger(AlertReads.class);

  private static final KeyedStore ALERTS =
      KeyedStore.fedBy(Topics.ALERTS, AlertHistoryTopology.ALERTS_STORE);
  private static final KeyedStore INDEX =
      KeyedStore.fedBy(Topics.ALERTS, AlertHistoryTopology.INDEX_STORE);
  private static final Comparator<StoredAlert> NEWEST_FIRST =
      Comparator.comparing(StoredAlert::place).reversed();

  private final LocalReader reader;

  public AlertReads(LocalReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /**
   * The newest alerts.
   *
   * @throws io.tidewatch.query.store.StoreNotReadyException if they cannot be read now
   */
  public AlertPage page(AlertFilter filter, int limit) {
    Scan<List<StoredAlert>> scan =
        reader.scan(INDEX, partition -> alerts(partition, places(partition, filter, limit + 1)));
    List<StoredAlert> newest =
        scan.elements(found -> found).sorted(NEWEST_FIRST).limit(limit + 1L).toList();
    boolean more = newest.size() > limit;
    List<StoredAlert> page = more ? newest.subList(0, limit) : newest;
    return new AlertPage(
        page,
        more ? Optional.of(page.getLast().place()) : Optional.empty(),
        scan.partitionsAnswered(),
        scan.partitionsTotal());
  }

  /** The alert of this id. */
  public Optional<Alert> alert(String id) {
    return reader
        .scan(ALERTS, partition -> Optional.ofNullable(byId(partition).get(id)))
        .found()
        .stream()
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(AlertReads::read);
  }

  private List<AlertPlace> places(int partition, AlertFilter filter, int limit) {
    ReadOnlyKeyValueStore<Bytes, byte[]> index =
        reader.open(INDEX, partition, QueryableStoreTypes.keyValueStore());
    List<AlertPlace> places = new ArrayList<>();
    for (Severity severity : filter.severities()) {
      addNewest(index, filter, severity, limit, places);
    }
    places.sort(Comparator.reverseOrder());
    return places.subList(0, Math.min(limit, places.size()));
  }

  private static void addNewest(
      ReadOnlyKeyValueStore<Bytes, byte[]> index,
      AlertFilter filter,
      Severity severity,
      int limit,
      List<AlertPlace> places) {
    AlertPlace end = filter.end();
    if (filter.start().compareTo(end) >= 0) {
      return;
    }
    int full = places.size() + limit;
    try (KeyValueIterator<Bytes, byte[]> found =
        index.reverseRange(
            AlertIndex.key(filter.scope(), severity, filter.start()),
            AlertIndex.key(filter.scope(), severity, end))) {
      while (found.hasNext() && places.size() < full) {
        AlertPlace place = AlertIndex.place(found.next().key);
        // The range has both of its ends in it.
        if (place.compareTo(end) < 0) {
          places.add(place);
        }
      }
    }
  }

  private List<StoredAlert> alerts(int partition, List<AlertPlace> places) {
    ReadOnlyKeyValueStore<String, byte[]> byId = byId(partition);
    List<StoredAlert> alerts = new ArrayList<>(places.size());
    for (AlertPlace place : places) {
      byte[] json = byId.get(place.id());
      // One that is too old may have gone since.
      if (json != null) {
        alerts.add(StoredAlert.of(place, json));
      }
    }
    return alerts;
  }

  /** Nothing if an earlier version kept what makes no alert any more. */
  private static Optional<Alert> read(byte[] json) {
    try {
      return Optional.of(
          Topics.ALERTS.value().deserializer().deserialize(Topics.ALERTS.name(), json));
    } catch (SerializationException e) {
      LOG.warn("an alert that was kept cannot be read any more", e);
      return Optional.empty();
    }
  }

  private ReadOnlyKeyValueStore<String, byte[]> byId(int partition) {
    return reader.open(ALERTS, partition, QueryableStoreTypes.keyValueStore());
  }
}
