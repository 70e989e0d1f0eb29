package io.tidewatch.query.futures;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.query.futures.FuturesQueries.Found;
import io.tidewatch.query.futures.FuturesQueries.TopScores;
import io.tidewatch.query.futures.FuturesQueries.Wanted;
import io.tidewatch.query.store.Newest;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.futures.SymbolScores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Reads the scores of one partition. */
final class PartitionScores {
  /** The bar that runs, the one before it, and one more for what comes late. */
  static final long FRESH_MS = 2 * Bar.LENGTH_MS;

  private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

  private PartitionScores() {}

  static ReadOnlyKeyValueStore<String, SymbolScores> scores(PartitionView view) {
    return view.keyValues(FuturesTopology.SCORES_STORE);
  }

  /**
   * What is bars behind the newest here is so behind the newest of all, too. Of the rest only the
   * newest of all says which times count, so that each of them has its highest scores.
   */
  static TopScores top(PartitionView view, int limit) {
    List<Anomaly> newest = newestOfSymbols(view);
    long fresh = newest.stream().mapToLong(Anomaly::openTime).max().orElse(0) - FRESH_MS;
    Map<Long, List<Anomaly>> byTime = new TreeMap<>();
    newest.stream()
        .filter(anomaly -> anomaly.openTime() >= fresh)
        .forEach(anomaly ->
            byTime.computeIfAbsent(anomaly.openTime(), time -> new ArrayList<>()).add(anomaly));
    return new TopScores(
        byTime.values().stream()
            .flatMap(some -> some.stream().sorted(AnomalyReads.BY_SCORE).limit(limit))
            .toList(),
        asOf(newest));
  }

  static Found find(PartitionView view, Wanted wanted) {
    return wanted
        .filter()
        .symbol()
        .map(symbol -> ofSymbol(view, symbol, wanted))
        .orElseGet(() -> ofAll(view, wanted));
  }

  private static Found ofSymbol(PartitionView view, String symbol, Wanted wanted) {
    AnomalyFilter filter = wanted.filter();
    Optional<SymbolScores> scores = Optional.ofNullable(scores(view).get(symbol));
    Newest<Anomaly> newest = new Newest<>(wanted.limit(), AnomalyReads.OLDEST_FIRST);
    scores.flatMap(SymbolScores::running).filter(filter::takes).ifPresent(newest::offer);
    offerClosed(view, symbol, wanted, newest);
    return new Found(
        newest.newestFirst(), scores.flatMap(SymbolScores::newest).map(Anomaly::evaluatedAt));
  }

  /**
   * Of each symbol only those are decoded that may be among the newest, which is a small part of a
   * day.
   */
  private static Found ofAll(PartitionView view, Wanted wanted) {
    List<Anomaly> ofSymbols = newestOfSymbols(view);
    Newest<Anomaly> newest = new Newest<>(wanted.limit(), AnomalyReads.OLDEST_FIRST);
    ofSymbols.stream()
        .filter(Anomaly::provisional)
        .filter(wanted.filter()::takes)
        .forEach(newest::offer);
    for (Anomaly ofSymbol : ofSymbols) {
      offerClosed(view, ofSymbol.symbol(), wanted, newest);
    }
    return new Found(newest.newestFirst(), asOf(ofSymbols));
  }

  private static void offerClosed(
      PartitionView view, String symbol, Wanted wanted, Newest<Anomaly> newest) {
    ReadOnlyWindowStore<String, Anomaly> store = view.windows(FuturesTopology.ANOMALIES_STORE);
    try (WindowStoreIterator<Anomaly> bars =
        store.backwardFetch(symbol, Instant.ofEpochMilli(wanted.sinceMs()), END)) {
      while (bars.hasNext() && bars.peekNextKey() >= oldest(newest)) {
        Anomaly anomaly = bars.next().value;
        if (wanted.filter().takes(anomaly)) {
          newest.offer(anomaly);
        }
      }
    }
  }

  private static long oldest(Newest<Anomaly> newest) {
    return newest.nextToGo().map(Anomaly::openTime).orElse(Long.MIN_VALUE);
  }

  private static List<Anomaly> newestOfSymbols(PartitionView view) {
    List<Anomaly> found = new ArrayList<>();
    try (KeyValueIterator<String, SymbolScores> all = scores(view).all()) {
      all.forEachRemaining(entry -> entry.value.newest().ifPresent(found::add));
    }
    return found;
  }

  private static Optional<Long> asOf(List<Anomaly> anomalies) {
    return anomalies.stream().map(Anomaly::evaluatedAt).max(Comparator.naturalOrder());
  }
}
