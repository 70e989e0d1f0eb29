package io.tidewatch.query.books;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.Optional;

/**
 * The latest analysis of a book.
 *
 * @param ageMs event time that has passed since the last update; absent if there never was a book
 * @param reason why the book is quarantined
 * @param analysis only of a live book: an older one would claim what is not known any more
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AnalysisView(
    String instId,
    BookState state,
    Optional<Long> ageMs,
    Optional<String> reason,
    Optional<BookAnalysis> analysis) {}
