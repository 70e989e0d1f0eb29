package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.store.Newest;
import io.tidewatch.query.store.Scan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads scores of bars. Thread-safe. */
public final class AnomalyReads {
  private static final long DAY_MS = 24 * 3_600_000L;

  static final Comparator<Anomaly> BY_SCORE =
      Comparator.comparing((Anomaly anomaly) -> anomaly.classic().score())
          .thenComparing(anomaly -> anomaly.robust().score())
          .thenComparing(Anomaly::quoteVolume24h)
          .reversed()
          .thenComparing(Anomaly::symbol);

  static final Comparator<Anomaly> OLDEST_FIRST = Comparator.comparing(AnomalyPlace::of);

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
    Scan<FuturesQueries.TopScores> scan = stores.top(limit);
    List<Anomaly> highest = scan.elements(FuturesQueries.TopScores::highest).toList();
    long fresh =
        highest.stream().mapToLong(Anomaly::openTime).max().orElse(0) - PartitionScores.FRESH_MS;
    return new Rows<>(
        highest.stream()
            .filter(anomaly -> anomaly.openTime() >= fresh)
            .sorted(BY_SCORE)
            .limit(limit)
            .map(AnomalyRow::of)
            .toList(),
        scan.found().stream()
            .flatMap(found -> found.asOf().stream())
            .max(Comparator.naturalOrder()),
        scan.coverage().isComplete());
  }

  /**
   * Those of closed and running bars of the last 24 hours, or since the time of the filter; the
   * newest first. They are as of the newest score of any bar, taken or not.
   */
  public Rows<AnomalyRow> find(AnomalyFilter asked, int limit) {
    long since = asked.since().orElseGet(() -> Math.max(0, clock.nowMs() - DAY_MS));
    AnomalyFilter filter = asked.since(since);
    // One more than asked for: whether there are more.
    FuturesQueries.Wanted wanted = new FuturesQueries.Wanted(filter, since, limit + 1);
    return filter
        .symbol()
        .map(symbol -> ofSymbol(symbol, wanted, limit))
        .orElseGet(() -> ofAll(wanted, limit));
  }

  private Rows<AnomalyRow> ofSymbol(String symbol, FuturesQueries.Wanted wanted, int limit) {
    FuturesQueries.Found found = stores.newest(symbol, wanted);
    return rows(found.anomalies(), limit, found.asOf(), true);
  }

  private Rows<AnomalyRow> ofAll(FuturesQueries.Wanted wanted, int limit) {
    Scan<FuturesQueries.Found> scan = stores.newest(wanted);
    Newest<Anomaly> newest = new Newest<>(limit + 1, OLDEST_FIRST);
    scan.elements(FuturesQueries.Found::anomalies).forEach(newest::offer);
    return rows(
        newest.newestFirst(),
        limit,
        scan.found().stream()
            .flatMap(found -> found.asOf().stream())
            .max(Comparator.naturalOrder()),
        scan.coverage().isComplete());
  }

  private static Rows<AnomalyRow> rows(
      List<Anomaly> found, int limit, Optional<Long> asOf, boolean complete) {
    List<Anomaly> shown = found.subList(0, Math.min(limit, found.size()));
    return new Rows<>(
        shown.stream().map(AnomalyRow::of).toList(),
        asOf,
        complete,
        found.size() > limit
            ? Optional.of(AnomalyPlace.of(shown.getLast()).text())
            : Optional.empty());
  }
}
