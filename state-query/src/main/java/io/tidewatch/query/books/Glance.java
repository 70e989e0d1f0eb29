package io.tidewatch.query.books;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookAnalysis.Top;
import io.tidewatch.topology.orderbooks.BookStanding;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.Optional;

/**
 * How a book stands, in short.
 *
 * @param top best prices at the latest analysis; only of a live book
 */
record Glance(
    String instId,
    BookState state,
    Optional<Top> top,
    long seqId,
    long bookEpoch,
    long time,
    Optional<String> reason) {
  Glance {
    requireNonNull(instId, "instId");
    requireNonNull(state, "state");
    requireNonNull(top, "top");
    requireNonNull(reason, "reason");
  }

  static Glance of(BookStanding standing) {
    return new Glance(
        standing.instId(),
        standing.state(),
        standing.analysis().flatMap(BookAnalysis::top),
        standing.seqId(),
        standing.bookEpoch(),
        standing.time(),
        standing.reason());
  }
}
