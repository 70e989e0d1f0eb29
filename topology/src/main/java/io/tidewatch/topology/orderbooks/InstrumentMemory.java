package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.compact.CompactReader;
import io.tidewatch.topology.compact.CompactWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What is kept of one instrument: all of it once in a while, and since then what came. An entry
 * takes the place of the one that came so many entries before it, so the journal does not grow. Not
 * thread-safe.
 */
final class InstrumentMemory {
  private static final int FORMAT = 1;

  private final String instId;
  private final int every;
  private final KeyValueStore<String, byte[]> checkpoints;
  private final KeyValueStore<String, byte[]> journal;
  private long number;
  private long checkpointed;

  /**
   * Takes the stores.
   *
   * @param checkpoints by instrument
   * @param journal by {@link #key}
   */
  InstrumentMemory(
      String instId,
      int every,
      KeyValueStore<String, byte[]> checkpoints,
      KeyValueStore<String, byte[]> journal) {
    this.instId = requireNonNull(instId, "instId");
    this.every = every;
    this.checkpoints = requireNonNull(checkpoints, "checkpoints");
    this.journal = requireNonNull(journal, "journal");
  }

  /**
   * The beginning of a checkpoint.
   *
   * @param number of the last entry that it contains
   * @param every how many places the journal has
   * @param rest what the engine wrote
   */
  record Checkpoint(long number, int every, CompactReader rest) {
    static Checkpoint read(byte[] bytes) {
      CompactReader reader = new CompactReader(bytes);
      int format = reader.octet();
      if (format != FORMAT) {
        throw new IllegalArgumentException(
            "expected a checkpoint of format " + FORMAT + ", was " + format);
      }
      return new Checkpoint(reader.whole(), (int) reader.whole(), reader);
    }
  }

  /** Where an entry stands in the journal. */
  static String key(String instId, long number, int every) {
    return instId + "/" + number % every;
  }

  /** The instrument of such a place. */
  static String instrument(String key) {
    return key.substring(0, key.lastIndexOf('/'));
  }

  /** Gives a new engine what is kept, or keeps the new engine. */
  void open(InstrumentEngine engine) {
    byte[] bytes = checkpoints.get(instId);
    if (bytes == null) {
      checkpoint(engine);
      return;
    }
    Checkpoint checkpoint = Checkpoint.read(bytes);
    List<JournalEntry> since = entriesSince(instId, checkpoint, journal::get).orElse(List.of());
    new Kept(checkpoint, since).giveTo(engine);
    checkpointed = checkpoint.number();
    number = checkpointed + since.size();
    if (checkpoint.every() != every) {
      // At the next entry: nothing goes into a changelog before the first record.
      checkpointed = number - every;
    }
  }

  /**
   * The entries that came since a checkpoint; empty if it was written anew meanwhile.
   *
   * @param journal finds bytes by their key, or null
   */
  static Optional<List<JournalEntry>> entriesSince(
      String instId, Checkpoint checkpoint, Function<String, byte[]> journal) {
    List<JournalEntry> entries = new ArrayList<>();
    for (int i = 1; i <= checkpoint.every(); i++) {
      long wanted = checkpoint.number() + i;
      byte[] bytes = journal.apply(key(instId, wanted, checkpoint.every()));
      long found = bytes == null ? Arrival.UNKNOWN : JournalFormat.number(bytes);
      if (found > wanted) {
        return Optional.empty();
      }
      if (found < wanted) {
        break;
      }
      entries.add(JournalFormat.read(bytes).entry());
    }
    return Optional.of(entries);
  }

  /** Keeps an entry that the engine has taken. */
  void append(JournalEntry entry, InstrumentEngine engine) {
    number++;
    journal.put(key(instId, number, every), JournalFormat.write(number, entry));
    if (number - checkpointed >= every) {
      checkpoint(engine);
    }
  }

  private void checkpoint(InstrumentEngine engine) {
    CompactWriter writer = new CompactWriter(16_384).octet(FORMAT).whole(number).whole(every);
    engine.write(writer);
    checkpoints.put(instId, writer.toBytes());
    checkpointed = number;
  }
}
