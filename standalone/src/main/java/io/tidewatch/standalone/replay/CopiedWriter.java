package io.tidewatch.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.recording.RecordedLine.Copied;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes recorded records to their topics, as they were. */
final class CopiedWriter implements AutoCloseable {
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private long written;

  CopiedWriter(KafkaAccess kafka) {
    this.producer =
        new KafkaProducer<>(
            kafka.client(Map.of("acks", "all", "linger.ms", 5)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  void write(Copied copied) {
    producer.send(record(copied), (metadata, e) -> failure.compareAndSet(null, e));
    written++;
  }

  /**
   * Waits until Kafka has what was written.
   *
   * @return how many records so far
   * @throws IllegalStateException if it does not take one
   */
  long confirm() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException(
          "expected Kafka to take every recorded record, was " + failure.get(), failure.get());
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

  @Override
  public void close() {
    producer.close();
  }
}
