package io.tidewatch.query.change;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.audit.AuditEntry;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.store.StoreNotReadyException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to a table what somebody asked for over HTTP, in one transaction with the record of who
 * asked, and returns once both are there. Thread-safe.
 *
 * @param <V> type of the values
 */
public final class ConfirmedWriter<V> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConfirmedWriter.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** A process that dies in the midst of one holds up the readers for so long. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(10);

  private final Topic<String, V> topic;
  private final Map<String, Object> settings;
  private Optional<Producer<byte[], byte[]>> producer = Optional.empty();

  public ConfirmedWriter(KafkaAccess kafka, Topic<String, V> topic, String clientId) {
    this.topic = requireNonNull(topic, "topic");
    this.settings = settings(requireNonNull(kafka, "kafka"), clientId);
  }

  /**
   * Gets ready, which takes longer at the first time than a write does.
   *
   * @throws StoreNotReadyException if Kafka cannot be reached in time
   */
  public synchronized void prepare() {
    try {
      ready();
    } catch (KafkaException e) {
      throw new StoreNotReadyException("Kafka takes no changes now; nothing was changed", e);
    }
  }

  /**
   * Writes what somebody asked for.
   *
   * @param value null for a tombstone
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public void write(String key, V value, AuditEntry audit) {
    write(List.of(record(topic, key, value), record(Topics.AUDIT, audit.target(), audit)));
  }

  /**
   * Writes what nobody asked for.
   *
   * @param value null for a tombstone
   * @throws StoreNotReadyException if Kafka did not take it in time
   */
  public void write(String key, V value) {
    write(List.of(record(topic, key, value)));
  }

  private synchronized void write(List<ProducerRecord<byte[], byte[]>> records) {
    prepare();
    try {
      Producer<byte[], byte[]> ready = ready();
      ready.beginTransaction();
      records.forEach(ready::send);
      ready.commitTransaction();
    } catch (KafkaException e) {
      startAnew();
      throw new StoreNotReadyException(
          "Kafka did not confirm the change; look whether it is in force before you repeat it", e);
    }
  }

  private Producer<byte[], byte[]> ready() {
    if (producer.isEmpty()) {
      Producer<byte[], byte[]> next =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
      try {
        next.initTransactions();
      } catch (KafkaException e) {
        next.close(Duration.ZERO);
        throw e;
      }
      producer = Optional.of(next);
    }
    return producer.get();
  }

  /** The next write has a producer of its own, which also ends what this one left open. */
  private void startAnew() {
    Optional<Producer<byte[], byte[]>> failed = producer;
    producer = Optional.empty();
    failed.ifPresent(ConfirmedWriter::giveUp);
  }

  private static void giveUp(Producer<byte[], byte[]> failed) {
    try {
      failed.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      // The latter if it was the commit that did not come to its end: nobody may abort that.
      LOG.debug("a failed transaction is left to its time limit", e);
    }
    failed.close(Duration.ZERO);
  }

  private static <T> ProducerRecord<byte[], byte[]> record(
      Topic<String, T> topic, String key, T value) {
    return new ProducerRecord<>(
        topic.name(),
        topic.key().serializer().serialize(topic.name(), key),
        topic.value().serializer().serialize(topic.name(), value));
  }

  @Override
  public synchronized void close() {
    producer.ifPresent(open -> open.close(TIMEOUT));
  }

  private static Map<String, Object> settings(KafkaAccess kafka, String clientId) {
    int timeoutMs = Math.toIntExact(TIMEOUT.toMillis());
    return kafka.client(
        Map.of(
            ProducerConfig.CLIENT_ID_CONFIG,
            clientId,
            // Nobody takes up what another process began.
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            clientId + "-" + UUID.randomUUID(),
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            Math.toIntExact(LONGEST_TRANSACTION.toMillis()),
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            timeoutMs,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            timeoutMs,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            timeoutMs));
  }
}
