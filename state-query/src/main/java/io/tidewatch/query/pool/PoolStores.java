package io.tidewatch.query.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.Scan;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import io.tidewatch.topology.tokenpool.TokenState;
import io.tidewatch.topology.tokenpool.judge.PairState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of the token-pool detector. Thread-safe. */
public final class PoolStores {
  private static final KeyedStore TEMPLATES =
      KeyedStore.fedBy(Topics.TEMPLATES, TokenPoolTopology.TEMPLATES_STORE);

  // The detector splits pairs and tokens into as many partitions as the frames have.
  private static final KeyedStore PAIRS =
      KeyedStore.fedBy(Topics.DBOTX_PAIRS, TokenPoolTopology.PAIRS_STATE_STORE);
  private static final KeyedStore TOKENS =
      KeyedStore.fedBy(Topics.DBOTX_PAIRS, TokenPoolTopology.TOKENS_STORE);
  private static final KeyedStore BATCHES =
      new KeyedStore(TokenPoolTopology.BATCHES_STORE, TokenPoolTopology.BATCH_PARTITIONS);

  private final LocalReader reader;

  public PoolStores(LocalReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /** A pair; empty if nothing was ever said of it. */
  Optional<PairState> pair(String address) {
    return find(PAIRS, address);
  }

  /** A token; empty if nothing was ever said of it. */
  Optional<TokenState> token(String address) {
    return find(TOKENS, address);
  }

  /**
   * Pairs of each partition in the order of their addresses.
   *
   * @param after begins behind this address
   * @param limit at most so many of each partition
   */
  Scan<List<PairState>> pairs(Optional<String> after, Predicate<PairState> wanted, int limit) {
    return reader.scan(
        PAIRS,
        partition -> {
          List<PairState> found = new ArrayList<>();
          try (KeyValueIterator<String, PairState> all =
              this.<PairState>open(PAIRS, partition).range(after.orElse(null), null)) {
            while (all.hasNext() && found.size() < limit) {
              var entry = all.next();
              if (wanted.test(entry.value) && after.filter(entry.key::equals).isEmpty()) {
                found.add(entry.value);
              }
            }
          }
          return found;
        });
  }

  /** How many pairs of each partition are of each group; those of none are left out. */
  <G> Scan<Map<G, Long>> countPairs(Function<PairState, Optional<G>> group) {
    return reader.scan(
        PAIRS,
        partition -> {
          Map<G, Long> counts = new HashMap<>();
          try (KeyValueIterator<String, PairState> all =
              this.<PairState>open(PAIRS, partition).all()) {
            all.forEachRemaining(entry ->
                group.apply(entry.value).ifPresent(its -> counts.merge(its, 1L, Long::sum)));
          }
          return counts;
        });
  }

  /** Every template. */
  Scan<List<PoolTemplate>> templates() {
    return values(TEMPLATES);
  }

  /** Every batch. */
  Scan<List<PoolStats>> batches() {
    return values(BATCHES);
  }

  private <V> Scan<List<V>> values(KeyedStore store) {
    return reader.scan(
        store,
        partition -> {
          List<V> values = new ArrayList<>();
          try (KeyValueIterator<String, V> all = this.<V>open(store, partition).all()) {
            all.forEachRemaining(entry -> values.add(entry.value));
          }
          return values;
        });
  }

  private <V> Optional<V> find(KeyedStore store, String key) {
    return reader.read(
        store, key, partition -> Optional.ofNullable(this.<V>open(store, partition).get(key)));
  }

  private <V> ReadOnlyKeyValueStore<String, V> open(KeyedStore store, int partition) {
    return reader.open(store, partition, QueryableStoreTypes.<String, V>keyValueStore());
  }
}
