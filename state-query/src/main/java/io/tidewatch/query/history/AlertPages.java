package io.tidewatch.query.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.alert.Severity;
import io.tidewatch.query.history.HistoryQueries.KeptAlert;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.alerthistory.AlertIndex;
import io.tidewatch.topology.alerthistory.AlertPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the newest alerts of a partition, as many as are wanted and no more. */
final class AlertPages {
  private AlertPages() {}

  /** The newest first. */
  static List<KeptAlert> read(PartitionView view, AlertFilter filter, int limit) {
    int asked = limit;
    while (true) {
      List<AlertPlace> places = places(view, filter, asked);
      List<KeptAlert> alerts = bodies(view, places);
      if (alerts.size() >= limit || places.size() < asked) {
        return alerts;
      }
      // Fewer than wanted would say that there are no more.
      asked += limit - alerts.size();
    }
  }

  /**
   * One that is too old may have gone since; of one that is new, a copy may have the place only.
   */
  private static List<KeptAlert> bodies(PartitionView view, List<AlertPlace> places) {
    ReadOnlyKeyValueStore<String, byte[]> byId = view.keyValues(AlertHistoryTopology.ALERTS_STORE);
    List<KeptAlert> alerts = new ArrayList<>();
    for (AlertPlace place : places) {
      byte[] json = byId.get(place.id());
      if (json != null) {
        alerts.add(new KeptAlert(place, new String(json, UTF_8)));
      }
    }
    return alerts;
  }

  private static List<AlertPlace> places(PartitionView view, AlertFilter filter, int limit) {
    ReadOnlyKeyValueStore<Bytes, byte[]> index = view.keyValues(AlertHistoryTopology.INDEX_STORE);
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
}
