package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.query.store.Scan;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.query.store.StoreReader;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.futures.SymbolScores;
import java.util.List;
import java.util.Optional;

/** The stores of the futures detector, wherever their partitions are. Thread-safe. */
public final class FuturesStores {
  private final StoreReader reader;

  public FuturesStores(StoreReader reader) {
    this.reader = requireNonNull(reader, "reader");
  }

  /** Scores of a symbol; empty if it was never judged. */
  Optional<SymbolScores> scores(String symbol) {
    return reader.ask(FuturesQueries.SCORES_OF_SYMBOL, symbol, symbol);
  }

  /** The highest of the newest scores, of each partition and time so many. */
  Scan<FuturesQueries.TopScores> top(int limit) {
    return reader.scan(FuturesQueries.TOP, new FuturesQueries.Top(limit));
  }

  /** Where a rule stands for a subject; empty if it never looked at it. */
  Optional<SubjectState> subject(String rule, String subject) {
    // The store has its own keys, and one partition: where it is does not depend on the key.
    return reader.ask(FuturesQueries.SUBJECT, 0, rule + "/" + subject);
  }

  /** A ranking; empty if none was made yet. */
  Optional<Ranking> ranking(String name) {
    return reader.ask(FuturesQueries.RANKING, 0, name);
  }

  /**
   * The newest closed bars of a symbol before a time, in order of time.
   *
   * @param beforeMs only bars that began before, epoch milliseconds
   */
  List<Bar> bars(String symbol, long beforeMs, int limit) {
    return reader.ask(
        FuturesQueries.BARS, symbol, new FuturesQueries.BarsOf(symbol, beforeMs, limit));
  }

  /**
   * How much there is since a time.
   *
   * @throws StoreNotReadyException if some of it cannot be counted now
   */
  FuturesQueries.Kept kept(long sinceMs) {
    Scan<FuturesQueries.Kept> scan =
        reader.scan(FuturesQueries.KEPT, new FuturesQueries.Since(sinceMs));
    if (!scan.coverage().isComplete()) {
      throw new StoreNotReadyException("some bars are on a partition that does not answer");
    }
    return scan.found().stream().reduce(FuturesQueries.Kept.NONE, FuturesQueries.Kept::and);
  }

  /** The newest scores of any symbol, of each partition so many. */
  Scan<FuturesQueries.Found> newest(FuturesQueries.Wanted wanted) {
    return reader.scan(FuturesQueries.ANOMALIES, wanted);
  }

  /** The newest scores of one symbol, which the filter names. */
  FuturesQueries.Found newest(String symbol, FuturesQueries.Wanted wanted) {
    return reader.ask(FuturesQueries.ANOMALIES, symbol, wanted);
  }
}
