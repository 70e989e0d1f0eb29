package io.tidewatch.topology.alerthistory;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.topic.Topics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Alerts by id with their index. What is older than is kept goes a few at a time, so that no record
 * waits for thousands of others. Not thread-safe.
 */
final class AlertShelf {
  /** More than one comes with a record, so what is too old grows less. */
  private static final int EXPIRED_AT_ONCE = 8;

  private static final byte[] NOTHING = new byte[0];

  private final KeyValueStore<String, byte[]> alerts;
  private final KeyValueStore<Bytes, byte[]> index;
  private final long keptMs;

  /** Up to where nothing is left of each severity: what was deleted is not looked at again. */
  private final Map<Severity, Long> emptyTo = new EnumMap<>(Severity.class);

  private long newestMs;

  AlertShelf(
      KeyValueStore<String, byte[]> alerts, KeyValueStore<Bytes, byte[]> index, long keptMs) {
    this.alerts = requireNonNull(alerts, "alerts");
    this.index = requireNonNull(index, "index");
    this.keptMs = keptMs;
    for (Severity severity : Severity.values()) {
      newestMs = Math.max(newestMs, newest(severity));
    }
  }

  private long newest(Severity severity) {
    try (KeyValueIterator<Bytes, byte[]> found =
        index.reverseRange(
            AlertIndex.key(AlertScope.ALL, severity, AlertPlace.before(0)),
            AlertIndex.key(AlertScope.ALL, severity, AlertPlace.before(Long.MAX_VALUE)))) {
      return found.hasNext() ? AlertIndex.place(found.next().key).timeMs() : 0;
    }
  }

  /** Takes an alert in the place of one with the same id. */
  void put(Alert alert) {
    newestMs = Math.max(newestMs, alert.eventTime());
    if (alert.eventTime() >= keptFromMs()) {
      remove(alert.id());
      alerts.put(alert.id(), write(alert));
      AlertIndex.keys(alert).forEach(key -> index.put(key, NOTHING));
    }
    for (Severity severity : Severity.values()) {
      expired(severity).forEach(this::remove);
    }
  }

  private long keptFromMs() {
    return Math.max(0, newestMs - keptMs);
  }

  private List<String> expired(Severity severity) {
    List<String> ids = new ArrayList<>();
    long fromMs = emptyTo.getOrDefault(severity, 0L);
    long toMs = keptFromMs();
    try (KeyValueIterator<Bytes, byte[]> found =
        index.range(
            AlertIndex.key(AlertScope.ALL, severity, AlertPlace.before(fromMs)),
            AlertIndex.key(AlertScope.ALL, severity, AlertPlace.before(toMs)))) {
      while (found.hasNext() && ids.size() < EXPIRED_AT_ONCE) {
        AlertPlace place = AlertIndex.place(found.next().key);
        ids.add(place.id());
        fromMs = place.timeMs();
      }
    }
    emptyTo.put(severity, ids.size() < EXPIRED_AT_ONCE ? toMs : fromMs);
    return ids;
  }

  private void remove(String id) {
    // Most are new: a deletion of nothing would be a record of the changelog all the same.
    byte[] before = alerts.get(id);
    if (before != null) {
      keys(before).forEach(index::delete);
      alerts.delete(id);
    }
  }

  /**
   * None of what an earlier version kept and this one cannot read: readers pass over its places.
   */
  private static List<Bytes> keys(byte[] json) {
    try {
      return AlertIndex.keys(read(json));
    } catch (SerializationException e) {
      return List.of();
    }
  }

  /** Not as it came: whoever wrote that may have added what nobody is to be shown. */
  private static byte[] write(Alert alert) {
    return Topics.ALERTS.value().serializer().serialize(Topics.ALERTS.name(), alert);
  }

  private static Alert read(byte[] json) {
    return Topics.ALERTS.value().deserializer().deserialize(Topics.ALERTS.name(), json);
  }
}
