package io.tidewatch.connectors.reference;

import io.tidewatch.contract.topic.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The partitions that a topic has on this Kafka, whatever the catalogue says. */
public final class TopicPartitions {
  private TopicPartitions() {}

  /**
   * All of them.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka cannot be reached, or does not know the
   *     topic, for as long as the reader waits for an answer
   */
  public static List<TopicPartition> of(Consumer<?, ?> reader, Topic<?, ?> topic) {
    // Waits for a broker that has not heard of the topic yet; the list alone would be empty.
    reader.beginningOffsets(List.of(new TopicPartition(topic.name(), 0)));
    List<TopicPartition> found =
        reader.partitionsFor(topic.name()).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    if (found.isEmpty()) {
      throw new UnknownTopicOrPartitionException(
          "expected " + topic.name() + " to be on Kafka, was not there");
    }
    return found;
  }
}
