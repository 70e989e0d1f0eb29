package io.tidewatch.connectors.reference;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what stands on a compacted topic now, from its beginning to its end. */
public final class CompactedTopic {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> config;
  private final Duration within;

  /**
   * @param client connection properties of Kafka, at least {@code bootstrap.servers}
   * @param within for all of it
   */
  public CompactedTopic(Map<String, ?> client, Duration within) {
    this.within = requireNonNull(within, "within");
    this.config = new HashMap<>(client);
    config.put("enable.auto.commit", false);
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    config.put("allow.auto.create.topics", false);
    config.put("default.api.timeout.ms", (int) within.toMillis());
    config.put("request.timeout.ms", (int) within.toMillis());
  }

  /** Values by key; empty for one that cannot be read. */
  public <V> Map<String, Optional<V>> read(Topic<String, V> topic) {
    Map<String, Optional<V>> content = new LinkedHashMap<>();
    try (KafkaConsumer<String, byte[]> reader =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = TopicPartitions.of(reader, topic);
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      long deadline = System.nanoTime() + within.toNanos();
      while (partitions.stream().anyMatch(p -> reader.position(p) < ends.get(p))) {
        if (System.nanoTime() - deadline > 0) {
          throw new TimeoutException(topic.name() + " could not be read to its end in time");
        }
        reader.poll(POLL).forEach(record -> put(topic, record, content));
      }
    }
    return content;
  }

  private static <V> void put(
      Topic<String, V> topic,
      ConsumerRecord<String, byte[]> record,
      Map<String, Optional<V>> content) {
    if (record.key() == null) {
      return;
    }
    if (record.value() == null) {
      content.remove(record.key());
    } else {
      // What cannot be read is written over.
      content.put(record.key(), topic.read(record, unreadable -> {}));
    }
  }
}
