package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to topics: all copies must have a record, none is written twice by a retry, records of one
 * key keep their order. When the broker is slow or away, a send waits for room and never gives up,
 * so the socket behind it is held back rather than frames dropped; what the broker refuses for good
 * is counted and remembered. Thread-safe.
 */
public final class KafkaPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaPublisher.class);
  private static final long BLOCKED_NANOS = 50_000_000;
  private static final long BUFFER_BYTES = 32L << 20;
  private static final int MAX_REQUEST_BYTES = 4 << 20;
  private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(1_200);
  private static final Duration LATER_TIMEOUT = Duration.ofMillis(300);
  private static final int LATER_LIMIT = 10_000;
  private static final ProducerRecord<byte[], byte[]> END = new ProducerRecord<>("end", null);

  private final KafkaProducer<byte[], byte[]> producer;
  private final FeedCounters counters;
  private final AtomicReference<String> failure = new AtomicReference<>();
  private final BlockingQueue<ProducerRecord<byte[], byte[]>> later =
      new ArrayBlockingQueue<>(LATER_LIMIT);
  private final Thread sender;
  private volatile boolean closed;

  /**
   * @param client connection properties, at least {@code bootstrap.servers}; may also override the
   *     defaults of {@link #defaults()}
   */
  public KafkaPublisher(Map<String, ?> client, FeedCounters counters) {
    this.counters = requireNonNull(counters, "counters");
    Map<String, Object> config = defaults();
    config.putAll(client);
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.sender = Thread.ofVirtual().name("publish-later").start(this::sendLater);
  }

  private static Map<String, Object> defaults() {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // A request for each frame would keep feed, broker and detectors busy with requests: at 2,000
    // frames a second an alert comes sooner if frames wait for one another this long.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    // The defaults give up on a record after two minutes; here the socket waits instead.
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
    return config;
  }

  /** Writes a raw record with its headers; the record timestamp is the receive time. */
  public void publish(Topic<String, byte[]> topic, String key, byte[] value, RawHeaders headers) {
    publish(topic, key, value, headers.receivedMs(), headers.toHeaders());
  }

  /** The same, with headers of whatever kind. */
  public void publish(
      Topic<String, byte[]> topic, String key, byte[] value, long receivedMs, Headers headers) {
    send(
        new ProducerRecord<>(
            topic.name(),
            null,
            receivedMs,
            topic.key().serializer().serialize(topic.name(), key),
            value,
            headers));
  }

  /**
   * Writes a record of ours; waits while Kafka has no room.
   *
   * @param value null for a tombstone
   */
  public <V> void publish(Topic<String, V> topic, String key, V value) {
    send(record(topic, key, value));
  }

  /**
   * Writes a record of ours from a thread that must not wait for Kafka. The records of this method
   * keep their order among themselves.
   */
  public <V> void publishLater(Topic<String, V> topic, String key, V value) {
    try {
      later.put(record(topic, key, value));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      counters.publishFailures.increment();
    }
  }

  private static <V> ProducerRecord<byte[], byte[]> record(
      Topic<String, V> topic, String key, V value) {
    return new ProducerRecord<>(
        topic.name(),
        topic.key().serializer().serialize(topic.name(), key),
        topic.value().serializer().serialize(topic.name(), value));
  }

  private void sendLater() {
    try {
      for (var record = later.take(); record != END; record = later.take()) {
        send(record);
      }
    } catch (InterruptedException e) {
      // Closed while Kafka was away: what is left here is lost with the process anyway.
    }
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    long start = System.nanoTime();
    try {
      producer.send(record, this::delivered);
    } catch (KafkaException | IllegalStateException e) {
      // Thrown, not reported by callback, once the producer is closed or fatally broken.
      delivered(null, e);
    }
    if (System.nanoTime() - start > BLOCKED_NANOS) {
      counters.blockedSends.increment();
    }
  }

  private void delivered(RecordMetadata ignored, Exception e) {
    if (e == null) {
      return;
    }
    counters.publishFailures.increment();
    if (closed) {
      return; // Frames that were on the way while the feed ended; nobody waits for them.
    }
    String text = e.getClass().getSimpleName() + ": " + LogText.bounded(e.getMessage());
    if (failure.compareAndSet(null, text)) {
      LOG.error("Kafka did not take a record ({}); further failures are only counted", text);
    }
  }

  /** The first delivery that failed for good, if any did. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** Writes what is buffered, for at most two seconds. */
  @Override
  public void close() {
    closed = true;
    try {
      if (later.offer(END)) {
        sender.join(LATER_TIMEOUT);
      }
      sender.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(CLOSE_TIMEOUT);
  }
}
