package io.tidewatch.topology.orderbooks;

import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.topology.orderbooks.book.BookKeeper;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Puts the book of an instrument together from {@link OrderBooksTopology#CHECKPOINTS_STORE} and
 * {@link OrderBooksTopology#JOURNAL_STORE}, for whoever may read those stores.
 */
public final class BookReader {
  private final KeptReader reader;

  public BookReader(
      ReadOnlyKeyValueStore<String, byte[]> checkpoints,
      ReadOnlyKeyValueStore<String, byte[]> journal) {
    reader = new KeptReader(checkpoints, journal);
  }

  /**
   * A book as it stands.
   *
   * @param seqId number of the last update; -1 where there is none
   * @param time event time, epoch milliseconds; 0 if there never was a book
   * @param receivedAt when the last update was received, epoch milliseconds; 0 likewise
   * @param reason why it is quarantined
   * @param levels only of a live book
   */
  public record Found(
      BookState state,
      long seqId,
      long bookEpoch,
      long time,
      long receivedAt,
      Optional<String> reason,
      Optional<BookLevels> levels) {}

  /**
   * The book; empty if nothing of the instrument was ever seen.
   *
   * @throws java.util.ConcurrentModificationException if the two stores do not fit each other
   */
  public Optional<Found> read(String instId) {
    return reader.read(instId).map(kept -> found(instId, kept.book()));
  }

  private static Found found(String instId, BookKeeper keeper) {
    boolean live = keeper.state() == BookState.LIVE;
    return new Found(
        keeper.state(),
        keeper.seqId(),
        keeper.bookEpoch(),
        keeper.timeMs(),
        keeper.receivedMs(),
        keeper.fault().isEmpty() ? Optional.empty() : Optional.of(keeper.fault()),
        live ? Optional.of(BookViews.levels(instId, keeper)) : Optional.empty());
  }
}
