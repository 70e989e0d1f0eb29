package io.tidewatch.query.books;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.MarketClock;
import io.tidewatch.query.store.PartitionRead.Everything;
import io.tidewatch.query.store.Scan;
import io.tidewatch.query.store.StoreReader;
import java.util.List;
import java.util.Optional;

/** Reads what the order-book detector knows of each instrument now. Thread-safe. */
public final class BookReads {
  private final StoreReader reader;
  private final BookQueries queries;
  private final MarketClock clock;

  public BookReads(StoreReader reader, BookQueries queries, MarketClock clock) {
    this.reader = requireNonNull(reader, "reader");
    this.queries = requireNonNull(queries, "queries");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Every instrument, one list for each partition. */
  public Scan<List<BookSummary>> summaries() {
    return reader
        .scan(queries.glances(), Everything.ALL)
        .map(glances -> glances.stream().map(this::summary).toList());
  }

  /**
   * The best levels; empty if nothing of the instrument was ever seen.
   *
   * @param levels how many of each side
   */
  public Optional<BookView> book(String instId, int levels) {
    return reader
        .ask(queries.book(), instId, new LevelsOf(instId, levels))
        .map(found -> view(instId, found));
  }

  /** The latest analysis; empty if nothing of the instrument was ever seen. */
  public Optional<AnalysisView> analysis(String instId) {
    return reader
        .ask(queries.standing(), instId, instId)
        .map(standing ->
            new AnalysisView(
                instId,
                standing.state(),
                ageMs(standing.time()),
                standing.reason(),
                standing.analysis()));
  }

  private BookSummary summary(Glance glance) {
    return new BookSummary(
        glance.instId(),
        glance.state(),
        glance.top(),
        glance.seqId(),
        glance.bookEpoch(),
        glance.time(),
        ageMs(glance.time()),
        glance.reason());
  }

  private BookView view(String instId, Book found) {
    return new BookView(
        instId,
        found.state(),
        found.seqId(),
        found.bookEpoch(),
        found.time(),
        found.receivedAt(),
        ageMs(found.time()),
        found.reason(),
        found.bids(),
        found.asks());
  }

  private Optional<Long> ageMs(long time) {
    return time == 0 ? Optional.empty() : Optional.of(Math.max(0, clock.nowMs() - time));
  }
}
