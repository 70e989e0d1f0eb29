package io.tidewatch.query.change;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import io.tidewatch.query.store.StoreNotReadyException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes to a table what somebody asked for over HTTP, and returns once it is there. Thread-safe.
 *
 * @param <V> type of the values
 */
public final class ConfirmedWriter<V> implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Topic<String, V> topic;
  private final Producer<String, V> producer;

  public ConfirmedWriter(String bootstrapServers, Topic<String, V> topic, String clientId) {
    this.topic = requireNonNull(topic, "topic");
    this.producer =
        new KafkaProducer<>(
            settings(requireNonNull(bootstrapServers, "bootstrapServers"), clientId),
            topic.key().serializer(),
            topic.value().serializer());
  }

  /**
   * Writes.
   *
   * @param value null for a tombstone
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public void write(String key, V value) {
    try {
      producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
    } catch (ExecutionException | KafkaException e) {
      throw new StoreNotReadyException(
          "Kafka did not confirm the change; look whether it is in force before you repeat it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreNotReadyException("interrupted before Kafka confirmed the change", e);
    }
  }

  @Override
  public void close() {
    producer.close(TIMEOUT);
  }

  private static Map<String, Object> settings(String bootstrapServers, String clientId) {
    int timeoutMs = Math.toIntExact(TIMEOUT.toMillis());
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.CLIENT_ID_CONFIG,
        clientId,
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.LINGER_MS_CONFIG,
        0,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        timeoutMs,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        timeoutMs,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        timeoutMs);
  }
}
