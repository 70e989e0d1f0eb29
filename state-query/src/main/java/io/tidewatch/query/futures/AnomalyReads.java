package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.store.Newest;
import io.tidewatch.query.store.Scan;
import io.tidewatch.topology.futures.SymbolScores;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads scores of bars. Thread-safe. */
public final class AnomalyReads {
  private static final long DAY_MS = 24 * 3_600_000L;

  /** The bar that runs, the one before it, and one more for what comes late. */
  private static final long FRESH_MS = 2 * Bar.LENGTH_MS;

  private static final Comparator<Anomaly> BY_SCORE =
      Comparator.comparing((Anomaly anomaly) -> anomaly.classic().score())
          .thenComparing(anomaly -> anomaly.robust().score())
          .thenComparing(Anomaly::quoteVolume24h)
          .reversed()
          .thenComparing(Anomaly::symbol);

  /** Of those of one time the lowest first. */
  static final Comparator<Anomaly> OLDEST_FIRST =
      Comparator.comparingLong(Anomaly::openTime)
          .thenComparing(BY_SCORE.reversed())
          .thenComparing(Anomaly::provisional);

  private final FuturesStores stores;
  private final MarketClock clock;

  public AnomalyReads(FuturesStores stores, MarketClock clock) {
    this.stores = requireNonNull(stores, "stores");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * The newest of each symbol, highest score first. One that is bars behind the others is watched
   * no more, and left out. All are measured by the newest bar and not by the clock: while nothing
   * comes, the list stays, and says of what time it is.
   */
  public Rows<AnomalyRow> top(int limit) {
    Scan<List<SymbolScores>> scan = stores.scores();
    List<Anomaly> newest =
        scan.elements(scores -> scores).flatMap(scores -> scores.newest().stream()).toList();
    long fresh = newest.stream().mapToLong(Anomaly::openTime).max().orElse(0) - FRESH_MS;
    return new Rows<>(
        newest.stream()
            .filter(anomaly -> anomaly.openTime() >= fresh)
            .sorted(BY_SCORE)
            .limit(limit)
            .map(AnomalyRow::of)
            .toList(),
        newest.stream().map(Anomaly::evaluatedAt).max(Comparator.naturalOrder()),
        isComplete(scan));
  }

  /**
   * Those of closed and running bars of the last 24 hours, or since the time of the filter; the
   * newest first. They are as of the newest score of any bar, taken or not.
   */
  public Rows<AnomalyRow> find(AnomalyFilter asked, int limit) {
    long since = asked.since().orElseGet(() -> Math.max(0, clock.nowMs() - DAY_MS));
    AnomalyFilter filter = asked.since(since);
    return filter
        .symbol()
        .map(symbol -> ofSymbol(symbol, filter, since, limit))
        .orElseGet(() -> ofAll(filter, since, limit));
  }

  private Rows<AnomalyRow> ofSymbol(String symbol, AnomalyFilter filter, long since, int limit) {
    Optional<SymbolScores> scores = stores.scores(symbol);
    Newest<Anomaly> newest = new Newest<>(limit, OLDEST_FIRST);
    scores.flatMap(SymbolScores::running).filter(filter::takes).ifPresent(newest::offer);
    stores.anomalies(symbol, since, filter::takes, limit).forEach(newest::offer);
    return new Rows<>(
        newest.newestFirst().stream().map(AnomalyRow::of).toList(),
        scores.flatMap(SymbolScores::newest).map(Anomaly::evaluatedAt),
        true);
  }

  private Rows<AnomalyRow> ofAll(AnomalyFilter filter, long since, int limit) {
    Scan<FuturesStores.Found> scan = stores.newest(since, filter::takes, limit);
    Newest<Anomaly> newest = new Newest<>(limit, OLDEST_FIRST);
    scan.elements(FuturesStores.Found::anomalies).forEach(newest::offer);
    return new Rows<>(
        newest.newestFirst().stream().map(AnomalyRow::of).toList(),
        scan.found().stream()
            .flatMap(found -> found.asOf().stream())
            .max(Comparator.naturalOrder()),
        isComplete(scan));
  }

  private static boolean isComplete(Scan<?> scan) {
    return scan.partitionsAnswered() == scan.partitionsTotal();
  }
}
