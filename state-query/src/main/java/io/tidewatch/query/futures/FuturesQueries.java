package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.PartitionRead;
import io.tidewatch.query.store.PartitionView;
import io.tidewatch.query.store.ReadCatalogue;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.futures.SymbolScores;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.core.type.TypeReference;

/** What instances ask each other about futures. */
public final class FuturesQueries {
  private static final KeyedStore SCORES =
      KeyedStore.fedBy(Topics.FUTURES_KLINES, FuturesTopology.SCORES_STORE);

  // What symbols are compared in has one partition.
  private static final KeyedStore MARKET = new KeyedStore(FuturesTopology.MARKET_STORE, 1);

  static final PartitionRead<String, Optional<SymbolScores>> SCORES_OF_SYMBOL =
      new PartitionRead<>(
          "scores",
          SCORES,
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, symbol) -> Optional.ofNullable(PartitionScores.scores(view).get(symbol)));

  static final PartitionRead<Top, TopScores> TOP =
      new PartitionRead<>(
          "top",
          SCORES,
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, asked) -> PartitionScores.top(view, asked.limit()));

  static final PartitionRead<Wanted, Found> ANOMALIES =
      new PartitionRead<>(
          "anomalies",
          KeyedStore.fedBy(Topics.FUTURES_KLINES, FuturesTopology.ANOMALIES_STORE),
          Set.of(SCORES.name()),
          new TypeReference<>() {},
          new TypeReference<>() {},
          PartitionScores::find);

  static final PartitionRead<BarsOf, List<Bar>> BARS =
      new PartitionRead<>(
          "bars",
          KeyedStore.fedBy(Topics.FUTURES_KLINES, FuturesTopology.BARS_STORE),
          new TypeReference<>() {},
          new TypeReference<>() {},
          PartitionBars::newest);

  static final PartitionRead<Since, Kept> KEPT =
      new PartitionRead<>(
          "kept",
          KeyedStore.fedBy(Topics.FUTURES_KLINES, FuturesTopology.BARS_STORE),
          Set.of(FuturesTopology.ANOMALIES_STORE),
          new TypeReference<>() {},
          new TypeReference<>() {},
          (view, since) -> PartitionBars.count(view, since.fromMs()));

  static final PartitionRead<String, Optional<SubjectState>> SUBJECT =
      new PartitionRead<>(
          "subject",
          MARKET,
          new TypeReference<>() {},
          new TypeReference<>() {},
          one(FuturesTopology.MARKET_STORE));

  static final PartitionRead<String, Optional<Ranking>> RANKING =
      new PartitionRead<>(
          "ranking",
          new KeyedStore(FuturesTopology.RANKINGS_STORE, 1),
          new TypeReference<>() {},
          new TypeReference<>() {},
          one(FuturesTopology.RANKINGS_STORE));

  private FuturesQueries() {}

  /** All of them. */
  public static ReadCatalogue catalogue(String detector) {
    return new ReadCatalogue(
        detector, List.of(SCORES_OF_SYMBOL, TOP, ANOMALIES, BARS, KEPT, SUBJECT, RANKING));
  }

  private static <V> BiFunction<PartitionView, String, Optional<V>> one(String store) {
    return (view, key) -> Optional.ofNullable(view.<String, V>keyValues(store).get(key));
  }

  /** The highest scores, at most so many of each time. */
  record Top(int limit) {}

  /**
   * The newest score of each symbol; those that are bars behind the others are left out.
   *
   * @param highest of each time at which bars began, the highest scores
   * @param asOf when the newest of all was made; empty if there is none
   */
  record TopScores(List<Anomaly> highest, Optional<Long> asOf) {
    TopScores {
      highest = List.copyOf(highest);
      requireNonNull(asOf, "asOf");
    }
  }

  /**
   * Scores of bars, the newest of each partition.
   *
   * @param filter with the time from which on bars are wanted
   */
  record Wanted(AnomalyFilter filter, long sinceMs, int limit) {
    Wanted {
      requireNonNull(filter, "filter");
    }
  }

  /**
   * The newest scores of a partition.
   *
   * @param anomalies the newest first
   * @param asOf when the newest score of any symbol that was asked for was made, wanted or not
   */
  record Found(List<Anomaly> anomalies, Optional<Long> asOf) {
    Found {
      anomalies = List.copyOf(anomalies);
      requireNonNull(asOf, "asOf");
    }
  }

  /**
   * The newest closed bars of a symbol.
   *
   * @param beforeMs only bars that began before, epoch milliseconds
   */
  record BarsOf(String symbol, long beforeMs, int limit) {
    BarsOf {
      requireNonNull(symbol, "symbol");
    }
  }

  /** What began then or later, epoch milliseconds. */
  record Since(long fromMs) {}

  /**
   * How much there is.
   *
   * @param anomalies how many bars are anomalous
   */
  record Kept(long symbols, long bars, long anomalies) {
    static final Kept NONE = new Kept(0, 0, 0);

    /** Each symbol lives in one partition only. */
    Kept and(Kept other) {
      return new Kept(symbols + other.symbols, bars + other.bars, anomalies + other.anomalies);
    }
  }
}
