package io.tidewatch.contract.topic;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

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
  /** The largest record of any topic: what is put aside holds another record whole. */
  public static final int MAX_RECORD_BYTES = 8 << 20;

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

  /** The same topic, with its values as they lie there. */
  public Topic<K, byte[]> unparsed() {
    return new Topic<>(
        name, key, Serdes.ByteArray(), partitions, retention, keyMeaning, valueMeaning);
  }

  /** The request that creates this topic, with the broker's default replication. */
  public NewTopic newTopic() {
    Map<String, String> configs = new HashMap<>(retention.configs());
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
    return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs);
  }

  /**
   * The value of a record of this topic; empty for a tombstone, and for bytes that are no value.
   *
   * @param unreadable hears, in one sentence, where such bytes stand and what is wrong with them
   */
  public Optional<V> read(ConsumerRecord<?, byte[]> record, Consumer<String> unreadable) {
    try {
      return Optional.ofNullable(value.deserializer().deserialize(name, record.value()));
    } catch (SerializationException e) {
      unreadable.accept(
          name
              + " partition "
              + record.partition()
              + " offset "
              + record.offset()
              + ": "
              + e.getMessage());
      return Optional.empty();
    }
  }
}
