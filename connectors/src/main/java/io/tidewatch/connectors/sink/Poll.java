package io.tidewatch.connectors.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * What one look at the topics brought. Values of one partition stand in the order of the partition;
 * between partitions and topics there is no order. Immutable.
 */
public final class Poll {
  private final Map<String, List<Change<Object>>> byTopic;

  /**
   * What a record says of its key.
   *
   * @param value empty for a tombstone
   * @param partition where the record stands
   * @param offset its place there
   */
  public record Change<V>(String key, Optional<V> value, TopicPartition partition, long offset) {
    public Change {
      requireNonNull(partition, "partition");
      requireNonNull(key, "key");
      requireNonNull(value, "value");
    }
  }

  Poll(Map<String, List<Change<Object>>> byTopic) {
    this.byTopic = Map.copyOf(byTopic);
  }

  /** The values of a topic, without tombstones and what could not be read. */
  public <V> List<V> values(Topic<String, V> topic) {
    return changes(topic).stream().flatMap(change -> change.value().stream()).toList();
  }

  /** The same with tombstones. */
  @SuppressWarnings("unchecked")
  public <V> List<Change<V>> changes(Topic<String, V> topic) {
    // Only the sink fills the map, and it reads each record with the topic of that name.
    return (List<Change<V>>) (List<?>) byTopic.getOrDefault(topic.name(), List.of());
  }

  /** Whether nothing came. */
  public boolean isEmpty() {
    return byTopic.isEmpty();
  }
}
