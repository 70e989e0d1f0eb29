package io.tidewatch.query.books;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.contract.book.BookAnalysis.Top;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.Optional;

/**
 * How the book of an instrument stands.
 *
 * @param top best prices at the latest analysis; only of a live book
 * @param seqId of the update that was analysed last; -1 where there is none
 * @param bookEpoch number of the snapshot that the book goes back to; 0 before the first
 * @param time event time of that update, epoch milliseconds; 0 if there never was a book
 * @param ageMs time that has passed since; absent if there never was a book
 * @param reason why the book is quarantined
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BookSummary(
    String instId,
    BookState state,
    Optional<Top> top,
    long seqId,
    long bookEpoch,
    long time,
    Optional<Long> ageMs,
    Optional<String> reason) {}
