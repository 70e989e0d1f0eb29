package io.tidewatch.query.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.pool.PairReads.Filter;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.PartitionRead.Everything;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.store.ReadCatalogue;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import io.tidewatch.topology.tokenpool.TokenState;
import io.tidewatch.topology.tokenpool.judge.PairItem;
import io.tidewatch.topology.tokenpool.judge.PairState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import tools.jackson.core.type.TypeReference;

/** What instances ask each other about the token pool. */
public final class PoolQueries {
  private static final KeyedStore TEMPLATES =
      KeyedStore.fedBy(Topics.TEMPLATES, TokenPoolTopology.TEMPLATES_STORE);

  // The detector splits pairs and tokens into as many partitions as the frames have.
  private static final KeyedStore PAIRS =
      KeyedStore.fedBy(Topics.DBOTX_PAIRS, TokenPoolTopology.PAIRS_STATE_STORE);
  private static final KeyedStore TOKENS =
      KeyedStore.fedBy(Topics.DBOTX_PAIRS, TokenPoolTopology.TOKENS_STORE);
  private static final KeyedStore BATCHES =
      new KeyedStore(TokenPoolTopology.BATCHES_STORE, TokenPoolTopology.BATCH_PARTITIONS);

  static final PartitionRead<String, Optional<PairState>> PAIR =
      new PartitionRead<>(
          "pair",
          PAIRS,
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, address) -> Optional.ofNullable(pairs(view).get(address)));

  static final PartitionRead<String, Optional<TokenState>> TOKEN =
      new PartitionRead<>(
          "token",
          TOKENS,
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, address) ->
              Optional.ofNullable(
                  view.<String, TokenState>keyValues(TokenPoolTopology.TOKENS_STORE).get(address)));

  static final PartitionRead<PairsAfter, List<PairLine>> PAIR_LINES =
      new PartitionRead<>(
          "pair-lines",
          PAIRS,
          new TypeReference<>() {},
          new TypeReference<>() {},
          PoolQueries::lines);

  static final PartitionRead<Everything, Map<Integer, Long>> PAIRS_BY_TEMPLATE =
      new PartitionRead<>(
          "pairs-by-template",
          PAIRS,
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, everything) -> countByTemplate(view));

  static final PartitionRead<Everything, List<PoolTemplate>> ALL_TEMPLATES =
      new PartitionRead<>(
          "templates",
          TEMPLATES,
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, everything) ->
              values(view.<String, PoolTemplate>keyValues(TokenPoolTopology.TEMPLATES_STORE)));

  static final PartitionRead<Everything, List<PoolStats>> ALL_BATCHES =
      new PartitionRead<>(
          "batches",
          BATCHES,
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, everything) ->
              values(view.<String, PoolStats>keyValues(TokenPoolTopology.BATCHES_STORE)));

  private PoolQueries() {}

  /** All of them. */
  public static ReadCatalogue catalogue(String detector) {
    return new ReadCatalogue(
        detector, List.of(PAIR, TOKEN, PAIR_LINES, PAIRS_BY_TEMPLATE, ALL_TEMPLATES, ALL_BATCHES));
  }

  /**
   * Pairs in the order of their addresses.
   *
   * @param after begins behind this address
   * @param limit at most so many of each partition
   */
  record PairsAfter(Filter filter, Optional<String> after, int limit) {
    PairsAfter {
      requireNonNull(filter, "filter");
      requireNonNull(after, "after");
    }
  }

  /**
   * A pair of the pool in short.
   *
   * @param template name of its template
   * @param receivedAt receive time of the frame that said something of it last, epoch milliseconds
   */
  record PairLine(
      PoolPair pair,
      Optional<String> template,
      Optional<Long> receivedAt,
      Optional<BigDecimal> priceUsd,
      Optional<BigDecimal> priceQuote,
      Optional<BigDecimal> marketCapUsd) {
    PairLine {
      requireNonNull(pair, "pair");
      requireNonNull(template, "template");
      requireNonNull(receivedAt, "receivedAt");
      requireNonNull(priceUsd, "priceUsd");
      requireNonNull(priceQuote, "priceQuote");
      requireNonNull(marketCapUsd, "marketCapUsd");
    }

    private static PairLine of(PoolPair pair, PairState state) {
      Optional<PairFigures> figures = state.last().map(PairItem::figures);
      return new PairLine(
          pair,
          state.template().map(PoolTemplate::name),
          state.last().map(PairItem::receivedAt),
          figures.flatMap(PairFigures::priceUsd),
          figures.flatMap(PairFigures::priceQuote),
          figures.flatMap(PairFigures::marketCapUsd));
    }
  }

  private static ReadOnlyKeyValueStore<String, PairState> pairs(PartitionView view) {
    return view.keyValues(TokenPoolTopology.PAIRS_STATE_STORE);
  }

  private static List<PairLine> lines(PartitionView view, PairsAfter asked) {
    List<PairLine> found = new ArrayList<>();
    try (KeyValueIterator<String, PairState> all =
        pairs(view).range(asked.after().orElse(null), null)) {
      while (all.hasNext() && found.size() < asked.limit()) {
        var entry = all.next();
        if (asked.after().filter(entry.key::equals).isEmpty()) {
          entry
              .value
              .pair()
              .filter(asked.filter()::matches)
              .ifPresent(pair -> found.add(PairLine.of(pair, entry.value)));
        }
      }
    }
    return found;
  }

  private static Map<Integer, Long> countByTemplate(PartitionView view) {
    Map<Integer, Long> counts = new HashMap<>();
    try (KeyValueIterator<String, PairState> all = pairs(view).all()) {
      all.forEachRemaining(entry ->
          entry.value.pair().ifPresent(pair -> counts.merge(pair.templateId(), 1L, Long::sum)));
    }
    return counts;
  }

  private static <V> List<V> values(ReadOnlyKeyValueStore<String, V> store) {
    List<V> values = new ArrayList<>();
    try (KeyValueIterator<String, V> all = store.all()) {
      all.forEachRemaining(entry -> values.add(entry.value));
    }
    return values;
  }
}
