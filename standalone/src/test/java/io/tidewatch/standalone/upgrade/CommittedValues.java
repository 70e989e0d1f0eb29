package io.tidewatch.standalone.upgrade;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that was ever committed to a topic. */
public final class CommittedValues {
  private static final Duration POLL = Duration.ofMillis(200);

  private CommittedValues() {}

  /** From the oldest record to where the topic ends now. */
  public static <V> List<V> of(KafkaAccess kafka, Topic<?, V> topic) {
    return of(kafka, topic, topic.name());
  }

  /** The same of a topic with another name. */
  public static <V> List<V> of(KafkaAccess kafka, Topic<?, V> topic, String name) {
    List<V> values = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.client(Map.of("isolation.level", "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(name).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(POLL)
            .forEach(record ->
                values.add(topic.value().deserializer().deserialize(name, record.value())));
      }
    }
    return values;
  }
}
