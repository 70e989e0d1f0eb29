package io.tidewatch.query.books;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.book.BookLevels.Level;
import io.tidewatch.topology.orderbooks.BookReader;
import io.tidewatch.topology.orderbooks.BookReader.Found;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A book as {@link BookReader} finds it, cut to the best levels. */
record Book(
    BookState state,
    long seqId,
    long bookEpoch,
    long time,
    long receivedAt,
    Optional<String> reason,
    List<Level> bids,
    List<Level> asks) {
  Book {
    requireNonNull(state, "state");
    requireNonNull(reason, "reason");
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
  }

  static Book of(Found found, int levels) {
    return new Book(
        found.state(),
        found.seqId(),
        found.bookEpoch(),
        found.time(),
        found.receivedAt(),
        found.reason(),
        best(found, BookLevels::bids, levels),
        best(found, BookLevels::asks, levels));
  }

  private static List<Level> best(Found found, Function<BookLevels, List<Level>> side, int levels) {
    List<Level> all = found.levels().map(side).orElse(List.of());
    return all.subList(0, Math.min(levels, all.size()));
  }
}
