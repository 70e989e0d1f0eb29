package io.tidewatch.query.streams;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The consumer of a stream thread. It lets each task that is set up begin where the offsets
 * committed for it say, wherever it had read to before: Kafka Streams does so itself for a task
 * that broke, but forgets to if the partitions are shared out again before that task is set up.
 *
 * <p>Kafka Streams asks for committed offsets in two places: outside of a poll those of a task
 * whose stores are filled, right before it is set up; and within a poll, to share out partitions,
 * those of tasks that may be at work, which must go on from where they are.
 */
final class CommittedStart extends KafkaConsumer<byte[], byte[]> {
  private static final String EARLIEST = "earliest";

  private boolean polling;

  /**
   * @param config of Kafka Streams
   * @throws IllegalArgumentException if a partition without a committed offset is not to be read
   *     from its first record on
   */
  CommittedStart(Map<String, Object> config) {
    super(readsFromTheFirst(config), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<String, Object> readsFromTheFirst(Map<String, Object> config) {
    Object reset = config.get(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG);
    if (!EARLIEST.equals(reset)) {
      throw new IllegalArgumentException(
          "expected "
              + ConsumerConfig.AUTO_OFFSET_RESET_CONFIG
              + " to be "
              + EARLIEST
              + " and no source of the topology to say otherwise, was "
              + reset);
    }
    return config;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    polling = true;
    try {
      return super.poll(timeout);
    } finally {
      polling = false;
    }
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> committed = super.committed(partitions);
    if (!polling) {
      begin(committed);
    }
    return committed;
  }

  /** Where one is absent nothing was ever committed. */
  private void begin(Map<TopicPartition, OffsetAndMetadata> committed) {
    Map<TopicPartition, OffsetAndMetadata> own = new HashMap<>(committed);
    own.keySet().retainAll(assignment());
    Set<TopicPartition> fresh =
        own.keySet().stream()
            .filter(partition -> own.get(partition) == null)
            .collect(toUnmodifiableSet());
    own.keySet().removeAll(fresh);
    own.forEach(this::seek);
    // For no partition at all it would mean every one.
    if (!fresh.isEmpty()) {
      seekToBeginning(fresh);
    }
  }
}
