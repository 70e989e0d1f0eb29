package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.Optional;

/**
 * How the book of an instrument stands, as others may read it.
 *
 * @param time event time of the book, epoch milliseconds; 0 if there never was one
 * @param receivedAt when its last update was received, epoch milliseconds; 0 likewise
 * @param seqId of that update; -1 where there is none
 * @param bookEpoch number of the snapshot that it goes back to; 0 before the first
 * @param reason why it is quarantined
 * @param analysis the latest one; only of a live book
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BookStanding(
    String instId,
    BookState state,
    long time,
    long receivedAt,
    long seqId,
    long bookEpoch,
    Optional<String> reason,
    Optional<BookAnalysis> analysis) {
  public BookStanding {
    requireNonNull(instId, "instId");
    requireNonNull(state, "state");
    reason = reason == null ? Optional.empty() : reason;
    analysis = analysis == null ? Optional.empty() : analysis;
    if (analysis.isPresent() && state != BookState.LIVE) {
      throw new IllegalArgumentException("expected no analysis of a book that is " + state);
    }
  }
}
