package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.Newest;
import io.tidewatch.query.store.Scan;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.futures.SymbolScores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    return reader.scan(SCORES, this::inPartition);
  }

  private List<SymbolScores> inPartition(int partition) {
    List<SymbolScores> found = new ArrayList<>();
    try (KeyValueIterator<String, SymbolScores> all =
        this.<SymbolScores>open(SCORES, partition).all()) {
      all.forEachRemaining(entry -> found.add(entry.value));
    }
    return found;
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

  /** How many bars began since a time, and of how many symbols. */
  Kept countBars(long sinceMs) {
    return reader
        .scan(
            BARS,
            partition -> {
              Set<String> symbols = new HashSet<>();
              long bars = 0;
              try (KeyValueIterator<Windowed<String>, Bar> all =
                  this.<Bar>window(BARS, partition).fetchAll(Instant.ofEpochMilli(sinceMs), END)) {
                for (; all.hasNext(); bars++) {
                  symbols.add(all.next().key.key());
                }
              }
              return new Kept(symbols.size(), bars);
            })
        .found()
        .stream()
        .reduce(Kept.NONE, Kept::and);
  }

  /** How many bars there are, and of how many symbols. */
  record Kept(long symbols, long bars) {
    private static final Kept NONE = new Kept(0, 0);

    /** Each symbol lives in one partition only. */
    private Kept and(Kept other) {
      return new Kept(symbols + other.symbols, bars + other.bars);
    }
  }

  /** How many scores of closed bars that began since a time are wanted. */
  long countAnomalies(long sinceMs, Predicate<Anomaly> wanted) {
    return reader
        .scan(
            ANOMALIES,
            partition -> {
              long count = 0;
              try (KeyValueIterator<Windowed<String>, Anomaly> all =
                  this.<Anomaly>window(ANOMALIES, partition)
                      .fetchAll(Instant.ofEpochMilli(sinceMs), END)) {
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

  /**
   * The newest scores, of each partition so many: of running bars, and of closed ones that began
   * since a time. Of each symbol only those are decoded that may be among them, which is a small
   * part of a day.
   */
  Scan<Found> newest(long sinceMs, Predicate<Anomaly> wanted, int limit) {
    return reader.scan(
        ANOMALIES,
        partition -> {
          List<Anomaly> ofSymbols =
              inPartition(partition).stream().flatMap(scores -> scores.newest().stream()).toList();
          Newest<Anomaly> newest = new Newest<>(limit, AnomalyReads.OLDEST_FIRST);
          ofSymbols.stream().filter(Anomaly::provisional).filter(wanted).forEach(newest::offer);
          for (Anomaly ofSymbol : ofSymbols) {
            offerClosed(partition, ofSymbol.symbol(), sinceMs, wanted, newest);
          }
          return new Found(
              newest.newestFirst(),
              ofSymbols.stream().map(Anomaly::evaluatedAt).max(Comparator.naturalOrder()));
        });
  }

  private void offerClosed(
      int partition,
      String symbol,
      long sinceMs,
      Predicate<Anomaly> wanted,
      Newest<Anomaly> newest) {
    try (WindowStoreIterator<Anomaly> bars =
        this.<Anomaly>window(ANOMALIES, partition)
            .backwardFetch(symbol, Instant.ofEpochMilli(sinceMs), END)) {
      while (bars.hasNext() && bars.peekNextKey() >= oldest(newest)) {
        Anomaly anomaly = bars.next().value;
        if (wanted.test(anomaly)) {
          newest.offer(anomaly);
        }
      }
    }
  }

  private static long oldest(Newest<Anomaly> newest) {
    return newest.nextToGo().map(Anomaly::openTime).orElse(Long.MIN_VALUE);
  }

  /**
   * The newest scores of a partition.
   *
   * @param asOf when the newest score of any of its symbols was made, wanted or not
   */
  record Found(List<Anomaly> anomalies, Optional<Long> asOf) {}

  /** Scores of closed bars of one symbol that began since a time, the newest first. */
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
