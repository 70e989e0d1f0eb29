package io.tidewatch.standalone.replay;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.recording.RecordedLine.Copied;
import io.tidewatch.standalone.recording.RecordingReader;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes what a recording has of topics that need no socket, before any detector reads: two topics
 * that meet in one detector then meet in the order of their times, at every replay the same. What
 * belongs to the token pool is left to {@link PoolSession}.
 */
final class CopiedRecords {
  private CopiedRecords() {}

  /**
   * Writes all of them.
   *
   * @throws IllegalStateException if Kafka does not take one
   */
  static void write(KafkaAccess kafka, List<Path> files) {
    try (CopiedWriter writer = new CopiedWriter(kafka)) {
      RecordingReader.forEach(
          files,
          line -> {
            if (line instanceof Copied copied && !PoolSession.isOfPool(copied)) {
              writer.write(copied);
            }
          });
      writer.confirm();
    }
  }
}
