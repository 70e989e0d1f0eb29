package io.tidewatch.query.books;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.contract.book.BookLevels.Level;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.List;
import java.util.Optional;

/**
 * The best levels of a book.
 *
 * @param seqId of its last update; -1 where there is none
 * @param bookEpoch number of the snapshot that it goes back to; 0 before the first
 * @param time event time of that update, epoch milliseconds; 0 if there never was a book
 * @param receivedAt when it was received, epoch milliseconds
 * @param ageMs event time that has passed since; absent if there never was a book
 * @param reason why the book is quarantined
 * @param bids highest first; none of a book that is not live
 * @param asks lowest first; none of a book that is not live
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BookView(
    String instId,
    BookState state,
    long seqId,
    long bookEpoch,
    long time,
    long receivedAt,
    Optional<Long> ageMs,
    Optional<String> reason,
    List<Level> bids,
    List<Level> asks) {}
