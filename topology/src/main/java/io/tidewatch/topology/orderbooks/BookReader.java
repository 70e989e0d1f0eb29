package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.topology.orderbooks.InstrumentMemory.Checkpoint;
import io.tidewatch.topology.orderbooks.book.BookKeeper;
import io.tidewatch.topology.orderbooks.book.BookState;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Puts the book of an instrument together from {@link OrderBooksTopology#CHECKPOINTS_STORE} and
 * {@link OrderBooksTopology#JOURNAL_STORE}, for whoever may read those stores.
 */
public final class BookReader {
  private static final int ATTEMPTS = 5;

  private final ReadOnlyKeyValueStore<String, byte[]> checkpoints;
  private final ReadOnlyKeyValueStore<String, byte[]> journal;

  public BookReader(
      ReadOnlyKeyValueStore<String, byte[]> checkpoints,
      ReadOnlyKeyValueStore<String, byte[]> journal) {
    this.checkpoints = requireNonNull(checkpoints, "checkpoints");
    this.journal = requireNonNull(journal, "journal");
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

  /** The book; empty if nothing of the instrument was ever seen. */
  public Optional<Found> read(String instId) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      byte[] bytes = checkpoints.get(instId);
      if (bytes == null) {
        return Optional.empty();
      }
      Checkpoint checkpoint = Checkpoint.read(bytes);
      BookKeeper keeper = InstrumentEngine.readKeeper(checkpoint.rest());
      Optional<List<JournalEntry>> since =
          InstrumentMemory.entriesSince(instId, checkpoint, journal::get);
      if (since.isPresent()) {
        since.get().forEach(entry -> repeat(keeper, entry));
        return Optional.of(found(instId, keeper));
      }
      // The stream thread has written a newer checkpoint and gone over the journal again.
    }
    throw new ConcurrentModificationException(
        "expected a checkpoint that lasts for a read, was written anew " + ATTEMPTS + " times");
  }

  private static void repeat(BookKeeper keeper, JournalEntry entry) {
    if (entry instanceof JournalEntry.Book(Arrival arrival, var frame)) {
      InstrumentEngine.take(keeper, frame, arrival);
    }
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
