package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.orderbooks.InstrumentMemory.Checkpoint;
import io.tidewatch.topology.orderbooks.book.BookKeeper;
import java.util.List;

/**
 * All that is known of an instrument as of some time ago, and what came since then. Good for one
 * use, as a checkpoint is read off once.
 *
 * @param since in the order in which it came
 */
record Kept(Checkpoint checkpoint, List<JournalEntry> since) {
  Kept {
    requireNonNull(checkpoint, "checkpoint");
    since = List.copyOf(since);
  }

  /** Brings a new engine to where the one was that all this is of. */
  void giveTo(InstrumentEngine engine) {
    engine.read(checkpoint.rest());
    engine.repeat(since);
  }

  /** The book alone, which is quicker. */
  BookKeeper book() {
    BookKeeper keeper = InstrumentEngine.readKeeper(checkpoint.rest());
    for (JournalEntry entry : since) {
      if (entry instanceof JournalEntry.Book(Arrival arrival, var frame)) {
        InstrumentEngine.take(keeper, frame, arrival);
      }
    }
    return keeper;
  }
}
