package io.tidewatch.benchmarks.footprint;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic as Kafka Streams would, and does nothing with it but count its bytes. */
final class BareConsumer {
  private static final Duration POLL = Duration.ofMillis(100);
  private static volatile long bytes;

  private BareConsumer() {}

  /** The arguments of Java for it. */
  static List<String> arguments(String servers, String topic) {
    return List.of(
        "-cp", System.getProperty("java.class.path"), BareConsumer.class.getName(), servers, topic);
  }

  /**
   * Runs until it is ended.
   *
   * @param arguments servers, topic
   */
  public static void main(String... arguments) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                arguments[0],
                "group.id",
                "bare-consumer",
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "max.poll.records",
                1_000,
                "enable.auto.commit",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(arguments[1]));
      while (!Thread.currentThread().isInterrupted()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          bytes += record.serializedValueSize();
        }
      }
    }
  }
}
