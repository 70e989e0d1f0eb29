package io.tidewatch.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.standalone.recording.RecordedLine;
import io.tidewatch.standalone.recording.RecordedLine.Copied;
import io.tidewatch.standalone.recording.RecordingReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes what a recording has of topics that need no socket, before any detector reads: two topics
 * that meet in one detector then meet in the order of their times, at every replay the same.
 */
final class CopiedRecords {
  private CopiedRecords() {}

  /**
   * Writes all of them.
   *
   * @return how many
   * @throws IllegalStateException if Kafka does not take one
   */
  static long write(String bootstrapServers, List<Path> files) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    long written = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (Path file : files) {
        written += write(producer, file, failure);
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException(
          "expected Kafka to take every recorded record, was " + failure.get(), failure.get());
    }
    return written;
  }

  private static long write(
      KafkaProducer<byte[], byte[]> producer, Path file, AtomicReference<Exception> failure) {
    long written = 0;
    try (RecordingReader reader = RecordingReader.open(file)) {
      for (Optional<RecordedLine> line = reader.next(); line.isPresent(); line = reader.next()) {
        if (line.get() instanceof Copied copied) {
          producer.send(record(copied), (metadata, e) -> failure.compareAndSet(null, e));
          written++;
        }
      }
    }
    return written;
  }

  private static ProducerRecord<byte[], byte[]> record(Copied copied) {
    return new ProducerRecord<>(
        copied.topic().name(),
        null,
        copied.timestamp(),
        copied.key().getBytes(UTF_8),
        copied.value().length == 0 ? null : copied.value(),
        headers(copied));
  }

  /** As recorded, but that a frame from a socket now comes from a recording. */
  private static Headers headers(Copied copied) {
    Headers headers = new RecordHeaders();
    copied
        .headers()
        .forEach((name, value) -> {
          boolean live = name.equals(RawHeaders.SOURCE) && value.equals(Source.LIVE.wireName());
          headers.add(name, (live ? Source.REPLAY.wireName() : value).getBytes(UTF_8));
        });
    return headers;
  }
}
