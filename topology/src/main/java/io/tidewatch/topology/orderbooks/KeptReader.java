package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.orderbooks.InstrumentMemory.Checkpoint;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads what is kept of instruments while another thread may go on to write it. */
final class KeptReader {
  private static final int ATTEMPTS = 5;

  private final ReadOnlyKeyValueStore<String, byte[]> checkpoints;
  private final ReadOnlyKeyValueStore<String, byte[]> journal;

  /**
   * Takes the stores.
   *
   * @param checkpoints by instrument
   * @param journal by {@link InstrumentMemory#key}
   */
  KeptReader(
      ReadOnlyKeyValueStore<String, byte[]> checkpoints,
      ReadOnlyKeyValueStore<String, byte[]> journal) {
    this.checkpoints = requireNonNull(checkpoints, "checkpoints");
    this.journal = requireNonNull(journal, "journal");
  }

  /**
   * Of which instruments there is anything.
   *
   * @throws ConcurrentModificationException if the journal has one that there is no checkpoint of
   */
  SortedSet<String> instruments() {
    // In this order: a checkpoint comes before the first entry.
    Set<String> begun = new HashSet<>();
    try (KeyValueIterator<String, byte[]> all = journal.all()) {
      all.forEachRemaining(entry -> begun.add(InstrumentMemory.instrument(entry.key)));
    }
    SortedSet<String> instruments = new TreeSet<>();
    try (KeyValueIterator<String, byte[]> all = checkpoints.all()) {
      all.forEachRemaining(checkpoint -> instruments.add(checkpoint.key));
    }
    begun.removeAll(instruments);
    if (!begun.isEmpty()) {
      throw new ConcurrentModificationException(
          "expected a checkpoint of each instrument of the journal, was none of " + begun);
    }
    return instruments;
  }

  /**
   * What is kept of an instrument; empty if there is no checkpoint.
   *
   * @throws ConcurrentModificationException if the journal begins after the checkpoint's end each
   *     time
   */
  Optional<Kept> read(String instId) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      byte[] bytes = checkpoints.get(instId);
      if (bytes == null) {
        return Optional.empty();
      }
      Checkpoint checkpoint = Checkpoint.read(bytes);
      Optional<List<JournalEntry>> since =
          InstrumentMemory.entriesSince(instId, checkpoint, journal::get);
      if (since.isPresent()) {
        return Optional.of(new Kept(checkpoint, since.get()));
      }
      // A newer checkpoint was written, and the journal has been gone over again.
    }
    throw new ConcurrentModificationException(
        "expected a checkpoint that lasts for a read, was written anew " + ATTEMPTS + " times");
  }
}
