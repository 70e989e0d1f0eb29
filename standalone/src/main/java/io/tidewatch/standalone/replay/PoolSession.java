package io.tidewatch.standalone.replay;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolChanges;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.recording.RecordedLine.Copied;
import io.tidewatch.standalone.recording.RecordingReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The token pool as it was recorded: frames, and between them the changes of templates and pairs.
 * Each change is written when every frame before it is judged, and frames go on when the change is
 * known everywhere; so the detector decides as it did when both came by themselves. For that the
 * files are read once more for each change.
 */
final class PoolSession {
  private static final Set<Topic<?, ?>> CHANGES = Set.of(Topics.TEMPLATES, Topics.PAIRS);

  private final List<Path> files;

  /** By the time at which they take force, epoch milliseconds; of one time in their order. */
  private final SortedMap<Long, List<Copied>> changes;

  private final long frames;
  private final long firstFrame;

  /** Waits until everything that was written is judged; false if that took too long. */
  @FunctionalInterface
  interface Barrier {
    boolean await();
  }

  private PoolSession(
      List<Path> files, SortedMap<Long, List<Copied>> changes, long frames, long firstFrame) {
    this.files = List.copyOf(files);
    this.changes = changes;
    this.frames = frames;
    this.firstFrame = firstFrame;
  }

  /** Whether a record is one that {@link #play} writes. */
  static boolean isOfPool(Copied copied) {
    return isFrame(copied) || CHANGES.contains(copied.topic());
  }

  private static boolean isFrame(Copied copied) {
    return copied.topic().equals(Topics.DBOTX_PAIRS);
  }

  /** Looks through recordings. */
  static PoolSession of(List<Path> files) {
    SortedMap<Long, List<Copied>> changes = new TreeMap<>();
    long[] frames = {0, Long.MAX_VALUE};
    forEach(
        files,
        copied -> {
          if (isFrame(copied)) {
            frames[0]++;
            frames[1] = Math.min(frames[1], copied.timestamp());
          } else {
            changes
                .computeIfAbsent(
                    copied.timestamp() + PoolChanges.TAKES_FORCE_AFTER.toMillis(),
                    time -> new ArrayList<>())
                .add(copied);
          }
        });
    return new PoolSession(files, changes, frames[0], frames[1]);
  }

  /** Frames in the recordings. */
  long frames() {
    return frames;
  }

  /**
   * Writes everything in its order, and waits where it must.
   *
   * @return false if the detector did not come to an end with something in time
   * @throws IllegalStateException if Kafka does not take a record
   */
  boolean play(KafkaAccess kafka, Barrier barrier) {
    requireNonNull(barrier, "barrier");
    if (frames == 0) {
      return true;
    }
    try (CopiedWriter writer = new CopiedWriter(kafka)) {
      changes.headMap(firstFrame + 1).values().forEach(group -> group.forEach(writer::write));
      long from = Long.MIN_VALUE;
      for (Map.Entry<Long, List<Copied>> change : changes.tailMap(firstFrame + 1).entrySet()) {
        if (!settled(writer, barrier)) {
          return false;
        }
        frames(writer, from, change.getKey());
        if (!settled(writer, barrier)) {
          return false;
        }
        change.getValue().forEach(writer::write);
        from = change.getKey();
      }
      if (!settled(writer, barrier)) {
        return false;
      }
      frames(writer, from, Long.MAX_VALUE);
      return settled(writer, barrier);
    }
  }

  private static boolean settled(CopiedWriter writer, Barrier barrier) {
    writer.confirm();
    return barrier.await();
  }

  /** Writes frames received at {@code from} or later, and before {@code to}. */
  private void frames(CopiedWriter writer, long from, long to) {
    forEach(
        files,
        copied -> {
          if (isFrame(copied) && from <= copied.timestamp() && copied.timestamp() < to) {
            writer.write(copied);
          }
        });
  }

  private static void forEach(List<Path> files, Consumer<Copied> action) {
    RecordingReader.forEach(
        files,
        line -> {
          if (line instanceof Copied copied && isOfPool(copied)) {
            action.accept(copied);
          }
        });
  }
}
