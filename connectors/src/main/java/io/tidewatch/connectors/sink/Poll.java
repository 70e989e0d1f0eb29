package io.tidewatch.connectors.sink;

import io.tidewatch.contract.topic.Topic;
import java.util.List;
import java.util.Map;

/**
 * What one look at the topics brought. Values of one partition stand in the order of the partition;
 * between partitions and topics there is no order. Immutable.
 */
public final class Poll {
  private final Map<String, List<Object>> byTopic;

  Poll(Map<String, List<Object>> byTopic) {
    this.byTopic = Map.copyOf(byTopic);
  }

  /** The values of a topic, without tombstones and what could not be read. */
  @SuppressWarnings("unchecked")
  public <V> List<V> values(Topic<String, V> topic) {
    // Only the sink fills the map, and it reads each record with the topic of that name.
    return (List<V>) byTopic.getOrDefault(topic.name(), List.of());
  }

  /** Whether nothing came. */
  public boolean isEmpty() {
    return byTopic.isEmpty();
  }
}
