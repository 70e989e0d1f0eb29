package io.tidewatch.contract.topic;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic as one typed constant: it creates the topic, serves the topology and the tests, and
 * prints the catalogue.
 *
 * @param name full name on the broker
 * @param keyMeaning what the key is, for the catalogue
 * @param valueMeaning what the value is, for the catalogue
 * @param <K> key type
 * @param <V> value type
 */
public record Topic<K, V>(
    String name,
    Serde<K> key,
    Serde<V> value,
    int partitions,
    Retention retention,
    String keyMeaning,
    String valueMeaning) {
  public Topic {
    requireNonNull(name, "name");
    requireNonNull(key, "key");
    requireNonNull(value, "value");
    requireNonNull(retention, "retention");
    requireNonNull(keyMeaning, "keyMeaning");
    requireNonNull(valueMeaning, "valueMeaning");
    if (partitions < 1) {
      throw new IllegalArgumentException("expected at least 1 partition, was " + partitions);
    }
  }

  /** The request that creates this topic, with the broker's default replication. */
  public NewTopic newTopic() {
    return new NewTopic(name, Optional.of(partitions), Optional.empty())
        .configs(retention.configs());
  }
}
