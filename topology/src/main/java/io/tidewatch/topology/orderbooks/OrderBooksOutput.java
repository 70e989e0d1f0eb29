package io.tidewatch.topology.orderbooks;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.price.Price;

/** What the detector of order books has to say. */
public sealed interface OrderBooksOutput {
  record Analysed(BookAnalysis analysis) implements OrderBooksOutput {}

  record Priced(Price price) implements OrderBooksOutput {}

  record Levelled(BookLevels levels) implements OrderBooksOutput {}

  record Raised(Alert alert) implements OrderBooksOutput {}

  record Explained(Decision decision) implements OrderBooksOutput {}

  record Commanded(FeedCommand command) implements OrderBooksOutput {}

  record Told(FeedEvent event) implements OrderBooksOutput {}
}
