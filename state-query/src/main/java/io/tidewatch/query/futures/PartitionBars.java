package io.tidewatch.query.futures;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.query.futures.FuturesQueries.BarsOf;
import io.tidewatch.query.futures.FuturesQueries.Kept;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.topology.futures.FuturesTopology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Reads the closed bars of one partition. */
final class PartitionBars {
  private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

  private PartitionBars() {}

  /** In order of time. */
  static List<Bar> newest(PartitionView view, BarsOf asked) {
    List<Bar> found = new ArrayList<>();
    ReadOnlyWindowStore<String, Bar> store = view.windows(FuturesTopology.BARS_STORE);
    try (WindowStoreIterator<Bar> newest =
        store.backwardFetch(
            asked.symbol(), Instant.EPOCH, Instant.ofEpochMilli(asked.beforeMs() - 1))) {
      while (newest.hasNext() && found.size() < asked.limit()) {
        found.add(newest.next().value);
      }
    }
    Collections.reverse(found);
    return found;
  }

  static Kept count(PartitionView view, long sinceMs) {
    Instant since = Instant.ofEpochMilli(sinceMs);
    Set<String> symbols = new HashSet<>();
    long bars = 0;
    try (KeyValueIterator<Windowed<String>, Bar> all =
        view.<String, Bar>windows(FuturesTopology.BARS_STORE).fetchAll(since, END)) {
      for (; all.hasNext(); bars++) {
        symbols.add(all.next().key.key());
      }
    }
    long anomalous = 0;
    try (KeyValueIterator<Windowed<String>, Anomaly> all =
        view.<String, Anomaly>windows(FuturesTopology.ANOMALIES_STORE).fetchAll(since, END)) {
      while (all.hasNext()) {
        anomalous += AnomalyFilter.isAnomalous(all.next().value) ? 1 : 0;
      }
    }
    return new Kept(symbols.size(), bars, anomalous);
  }
}
