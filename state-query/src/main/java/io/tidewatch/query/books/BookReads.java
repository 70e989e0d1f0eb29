package io.tidewatch.query.books;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.book.BookLevels.Level;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.MarketClock;
import io.tidewatch.query.store.KeyedStore;
import io.tidewatch.query.store.LocalReader;
import io.tidewatch.query.store.Scan;
import io.tidewatch.topology.orderbooks.BookReader;
import io.tidewatch.topology.orderbooks.BookReader.Found;
import io.tidewatch.topology.orderbooks.BookStanding;
import io.tidewatch.topology.orderbooks.OrderBooksTopology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads what the order-book detector knows of each instrument now. Thread-safe. */
public final class BookReads {
  private static final KeyedStore CHECKPOINTS =
      KeyedStore.fedBy(Topics.OKX_FRAMES, OrderBooksTopology.CHECKPOINTS_STORE);
  private static final KeyedStore JOURNAL =
      KeyedStore.fedBy(Topics.OKX_FRAMES, OrderBooksTopology.JOURNAL_STORE);
  private static final KeyedStore STANDINGS =
      KeyedStore.fedBy(Topics.OKX_FRAMES, OrderBooksTopology.STANDINGS_STORE);

  private final LocalReader reader;
  private final MarketClock clock;

  public BookReads(LocalReader reader, MarketClock clock) {
    this.reader = requireNonNull(reader, "reader");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Every instrument, one list for each partition. */
  public Scan<List<BookSummary>> summaries() {
    return reader.scan(
        STANDINGS,
        partition -> {
          List<BookSummary> summaries = new ArrayList<>();
          try (KeyValueIterator<String, BookStanding> all = standings(partition).all()) {
            all.forEachRemaining(entry -> summaries.add(summary(entry.value)));
          }
          return summaries;
        });
  }

  /**
   * The best levels; empty if nothing of the instrument was ever seen.
   *
   * @param levels how many of each side
   */
  public Optional<BookView> book(String instId, int levels) {
    return reader
        .read(
            CHECKPOINTS,
            instId,
            partition ->
                new BookReader(bytes(CHECKPOINTS, partition), bytes(JOURNAL, partition))
                    .read(instId))
        .map(found -> view(instId, found, levels));
  }

  /** The latest analysis; empty if nothing of the instrument was ever seen. */
  public Optional<AnalysisView> analysis(String instId) {
    return reader
        .read(STANDINGS, instId, partition -> Optional.ofNullable(standings(partition).get(instId)))
        .map(standing ->
            new AnalysisView(
                instId,
                standing.state(),
                ageMs(standing.time()),
                standing.reason(),
                standing.analysis()));
  }

  private ReadOnlyKeyValueStore<String, BookStanding> standings(int partition) {
    return reader.open(
        STANDINGS, partition, QueryableStoreTypes.<String, BookStanding>keyValueStore());
  }

  private ReadOnlyKeyValueStore<String, byte[]> bytes(KeyedStore store, int partition) {
    return reader.open(store, partition, QueryableStoreTypes.<String, byte[]>keyValueStore());
  }

  private BookSummary summary(BookStanding standing) {
    return new BookSummary(
        standing.instId(),
        standing.state(),
        standing.analysis().flatMap(BookAnalysis::top),
        standing.seqId(),
        standing.bookEpoch(),
        standing.time(),
        ageMs(standing.time()),
        standing.reason());
  }

  private BookView view(String instId, Found found, int levels) {
    return new BookView(
        instId,
        found.state(),
        found.seqId(),
        found.bookEpoch(),
        found.time(),
        found.receivedAt(),
        ageMs(found.time()),
        found.reason(),
        best(found, BookLevels::bids, levels),
        best(found, BookLevels::asks, levels));
  }

  private static List<Level> best(Found found, Function<BookLevels, List<Level>> side, int levels) {
    List<Level> all = found.levels().map(side).orElse(List.of());
    return all.subList(0, Math.min(levels, all.size()));
  }

  private Optional<Long> ageMs(long time) {
    return time == 0 ? Optional.empty() : Optional.of(Math.max(0, clock.nowMs() - time));
  }
}
