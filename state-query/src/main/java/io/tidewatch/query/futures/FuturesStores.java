package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.Scan;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.futures.SymbolScores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** The stores of the futures detector. Thread-safe. */
public final class FuturesStores {
  private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

  private static final KeyedStore SYMBOLS =
      KeyedStore.fedBy(Topics.FUTURES_KLINES, FuturesTopology.SYMBOLS_STORE);
  private static final KeyedStore SCORES =
      KeyedStore.fedBy(Topics.FUTURES_KLINES, FuturesTopology.SCORES_STORE);
  private static final KeyedStore BARS =
      KeyedStore.fedBy(Topics.FUTURES_KLINES, FuturesTopology.BARS_STORE);
  private static final KeyedStore ANOMALIES =
      KeyedStore.fedBy(Topics.FUTURES_KLINES, FuturesTopology.ANOMALIES_STORE);

  // What symbols are compared in has one partition.
  private static final KeyedStore MARKET = new KeyedStore(FuturesTopology.MARKET_STORE, 1);
  private static final KeyedStore RANKINGS = new KeyedStore(FuturesTopology.RANKINGS_STORE, 1);

  private final LocalReader reader;

  public FuturesStores(LocalReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /** Scores of a symbol; empty if it was never judged. */
  Optional<SymbolScores> scores(String symbol) {
    return find(SCORES, symbol);
  }

  /** Scores of every symbol that was judged. */
  Scan<List<SymbolScores>> scores() {
    return reader.scan(
        SCORES,
        partition -> {
          List<SymbolScores> found = new ArrayList<>();
          try (KeyValueIterator<String, SymbolScores> all =
              this.<SymbolScores>open(SCORES, partition).all()) {
            all.forEachRemaining(entry -> found.add(entry.value));
          }
          return found;
        });
  }

  /** Where a rule stands for a subject; empty if it never looked at it. */
  Optional<SubjectState> subject(String rule, String subject) {
    // The store has its own keys, and one partition: where it is does not depend on the key.
    return find(MARKET, rule + "/" + subject);
  }

  /** A ranking; empty if none was made yet. */
  Optional<Ranking> ranking(String name) {
    return find(RANKINGS, name);
  }

  /**
   * The newest closed bars of a symbol before a time, in order of time.
   *
   * @param beforeMs only bars that began before, epoch milliseconds
   */
  List<Bar> bars(String symbol, long beforeMs, int limit) {
    return reader.read(
        BARS,
        symbol,
        partition -> {
          List<Bar> found = new ArrayList<>();
          ReadOnlyWindowStore<String, Bar> store =
              reader.open(BARS, partition, QueryableStoreTypes.windowStore());
          try (WindowStoreIterator<Bar> newest =
              store.backwardFetch(symbol, Instant.EPOCH, Instant.ofEpochMilli(beforeMs - 1))) {
            while (newest.hasNext() && found.size() < limit) {
              found.add(newest.next().value);
            }
          }
          Collections.reverse(found);
          return found;
        });
  }

  /** How many symbols are known. */
  long countSymbols() {
    return reader
        .scan(
            SYMBOLS,
            partition -> {
              long count = 0;
              try (KeyValueIterator<String, Object> all = open(SYMBOLS, partition).all()) {
                for (; all.hasNext(); all.next()) {
                  count++;
                }
              }
              return count;
            })
        .found()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** How many bars began since a time. */
  long countBars(long sinceMs) {
    return count(BARS, sinceMs, (Bar bar) -> true);
  }

  /** How many scores of closed bars that began since a time are wanted. */
  long countAnomalies(long sinceMs, Predicate<Anomaly> wanted) {
    return count(ANOMALIES, sinceMs, wanted);
  }

  /** Scores of closed bars that began since a time. */
  Scan<List<Anomaly>> anomalies(long sinceMs, Predicate<Anomaly> wanted) {
    return reader.scan(
        ANOMALIES,
        partition -> {
          List<Anomaly> found = new ArrayList<>();
          try (KeyValueIterator<Windowed<String>, Anomaly> all =
              this.<Anomaly>window(ANOMALIES, partition)
                  .fetchAll(Instant.ofEpochMilli(sinceMs), END)) {
            all.forEachRemaining(entry -> {
              if (wanted.test(entry.value)) {
                found.add(entry.value);
              }
            });
          }
          return found;
        });
  }

  /** The same of one symbol, the newest first. */
  List<Anomaly> anomalies(String symbol, long sinceMs, Predicate<Anomaly> wanted, int limit) {
    return reader.read(
        ANOMALIES,
        symbol,
        partition -> {
          List<Anomaly> found = new ArrayList<>();
          try (WindowStoreIterator<Anomaly> newest =
              this.<Anomaly>window(ANOMALIES, partition)
                  .backwardFetch(symbol, Instant.ofEpochMilli(sinceMs), END)) {
            while (newest.hasNext() && found.size() < limit) {
              Anomaly anomaly = newest.next().value;
              if (wanted.test(anomaly)) {
                found.add(anomaly);
              }
            }
          }
          return found;
        });
  }

  private <V> long count(KeyedStore store, long sinceMs, Predicate<V> wanted) {
    return reader
        .scan(
            store,
            partition -> {
              long count = 0;
              try (KeyValueIterator<Windowed<String>, V> all =
                  this.<V>window(store, partition).fetchAll(Instant.ofEpochMilli(sinceMs), END)) {
                while (all.hasNext()) {
                  count += wanted.test(all.next().value) ? 1 : 0;
                }
              }
              return count;
            })
        .found()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private <V> Optional<V> find(KeyedStore store, String key) {
    return reader.read(
        store, key, partition -> Optional.ofNullable(this.<V>open(store, partition).get(key)));
  }

  private <V> ReadOnlyKeyValueStore<String, V> open(KeyedStore store, int partition) {
    return reader.open(store, partition, QueryableStoreTypes.<String, V>keyValueStore());
  }

  private <V> ReadOnlyWindowStore<String, V> window(KeyedStore store, int partition) {
    return reader.open(store, partition, QueryableStoreTypes.<String, V>windowStore());
  }
}
