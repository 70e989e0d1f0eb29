package io.tidewatch.topology.orderbooks;

import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.topology.orderbooks.book.BookKeeper;
import java.util.Optional;

/** What feeds and operators are told of a book. */
final class FeedNews {
  private static final String VENUE = "okx";
  private static final String CHANNEL = "books";

  private FeedNews() {}

  static FeedEvent quarantined(String instId, Arrival arrival, BookKeeper keeper) {
    return event(
        instId,
        FeedEvent.Type.QUARANTINED,
        arrival,
        keeper.fault() + "; nothing is said of the book until a new snapshot");
  }

  static FeedEvent healed(String instId, Arrival arrival, BookKeeper keeper) {
    return event(
        instId,
        FeedEvent.Type.HEALED,
        arrival,
        "a new snapshot brought the book to " + keeper.seqId());
  }

  private static FeedEvent event(
      String instId, FeedEvent.Type type, Arrival arrival, String detail) {
    return new FeedEvent(
        VENUE,
        CHANNEL,
        instId,
        type,
        arrival.connection(),
        Math.max(0, arrival.epoch()),
        arrival.receivedMs(),
        Optional.empty(),
        detail);
  }

  static FeedCommand command(String instId, Recovery recovery, BookKeeper keeper) {
    return FeedCommand.of(
        VENUE,
        CHANNEL,
        instId,
        recovery.action(),
        recovery.attempt(),
        recovery.brokenAtMs(),
        keeper.fault());
  }
}
