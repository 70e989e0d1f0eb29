package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.store.Scan;
import io.tidewatch.topology.futures.SymbolScores;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads scores of bars. Thread-safe. */
public final class AnomalyReads {
  private static final long DAY_MS = 24 * 3_600_000L;

  private static final Comparator<Anomaly> BY_SCORE =
      Comparator.comparing((Anomaly anomaly) -> anomaly.classic().score())
          .thenComparing(anomaly -> anomaly.robust().score())
          .thenComparing(Anomaly::quoteVolume24h)
          .reversed()
          .thenComparing(Anomaly::symbol);

  private static final Comparator<Anomaly> NEWEST_FIRST =
      Comparator.comparingLong(Anomaly::openTime).reversed().thenComparing(BY_SCORE);

  private final FuturesStores stores;
  private final MarketClock clock;

  public AnomalyReads(FuturesStores stores, MarketClock clock) {
    this.stores = requireNonNull(stores, "stores");
    this.clock = requireNonNull(clock, "clock");
  }

  /** The newest of each symbol, highest score first. */
  public Rows<AnomalyRow> top(int limit) {
    Scan<List<SymbolScores>> scan = stores.scores();
    List<Anomaly> newest =
        scan.elements(scores -> scores).flatMap(scores -> scores.newest().stream()).toList();
    return rows(newest.stream().sorted(BY_SCORE).limit(limit), newest, isComplete(scan));
  }

  /**
   * Those of closed bars of the last 24 hours, or since the time of the filter, and those of
   * running bars; the newest first.
   */
  public Rows<AnomalyRow> find(AnomalyFilter filter, int limit) {
    long since = filter.since().orElseGet(() -> Math.max(0, clock.nowMs() - DAY_MS));
    return filter
        .symbol()
        .map(symbol -> ofSymbol(symbol, filter, since, limit))
        .orElseGet(() -> ofAll(filter, since, limit));
  }

  private Rows<AnomalyRow> ofSymbol(String symbol, AnomalyFilter filter, long since, int limit) {
    List<Anomaly> found =
        Stream.concat(
                stores.scores(symbol).stream()
                    .flatMap(scores -> scores.running().stream())
                    .filter(filter::takes),
                stores.anomalies(symbol, since, filter::takes, limit).stream())
            .sorted(NEWEST_FIRST)
            .limit(limit)
            .toList();
    return rows(found.stream(), found, true);
  }

  private Rows<AnomalyRow> ofAll(AnomalyFilter filter, long since, int limit) {
    Scan<List<Anomaly>> closed = stores.anomalies(since, filter::takes);
    Scan<List<SymbolScores>> symbols = stores.scores();
    List<Anomaly> found =
        Stream.concat(
                symbols
                    .elements(scores -> scores)
                    .flatMap(scores -> scores.running().stream())
                    .filter(filter::takes),
                closed.elements(anomalies -> anomalies))
            .sorted(NEWEST_FIRST)
            .limit(limit)
            .toList();
    return rows(found.stream(), found, isComplete(closed) && isComplete(symbols));
  }

  private static boolean isComplete(Scan<?> scan) {
    return scan.partitionsAnswered() == scan.partitionsTotal();
  }

  private static Rows<AnomalyRow> rows(
      Stream<Anomaly> wanted, List<Anomaly> newestOf, boolean complete) {
    Optional<Long> asOf = newestOf.stream().map(Anomaly::evaluatedAt).max(Long::compare);
    return new Rows<>(wanted.map(AnomalyRow::of).toList(), asOf, complete);
  }
}
