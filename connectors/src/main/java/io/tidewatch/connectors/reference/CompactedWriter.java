package io.tidewatch.connectors.reference;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to compacted topics, and waits until all copies have it. For one thread. */
public final class CompactedWriter implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  /**
   * @param client connection properties of Kafka, at least {@code bootstrap.servers}
   * @param within for each record
   */
  public CompactedWriter(Map<String, ?> client, Duration within) {
    Map<String, Object> config = new HashMap<>(client);
    int millis = (int) within.toMillis();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Does what a first record of a topic would wait for. */
  public void prepare(Topic<?, ?> topic) {
    producer.partitionsFor(topic.name());
  }

  /**
   * Sends a record.
   *
   * @param time of the record, epoch milliseconds
   */
  public <V> void put(Topic<String, V> topic, String key, V value, long time) {
    send(
        topic,
        key,
        topic.value().serializer().serialize(topic.name(), requireNonNull(value)),
        time);
  }

  /** Sends a tombstone. */
  public void remove(Topic<String, ?> topic, String key, long time) {
    send(topic, key, null, time);
  }

  private void send(Topic<String, ?> topic, String key, byte[] value, long time) {
    byte[] name = topic.key().serializer().serialize(topic.name(), key);
    sent.add(producer.send(new ProducerRecord<>(topic.name(), null, time, name, value)));
  }

  /**
   * Waits until all of it is there.
   *
   * @throws ExecutionException if one of them could not be written
   */
  public void await() throws ExecutionException, InterruptedException {
    producer.flush();
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
