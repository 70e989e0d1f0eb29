package io.tidewatch.connectors.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands every committed record of a topic to an action, on a thread of its own. Offsets are
 * committed after the action: a crash in between repeats it, nothing is left out. A record that
 * cannot be read is logged and passed over.
 *
 * @param <V> type of the values
 */
public final class TopicSink<V> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSink.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final long LOOK_AGAIN_NANOS = 10_000_000;

  private final Topic<String, V> topic;
  private final Consumer<V> action;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean closing;

  private TopicSink(
      String bootstrapServers, String group, Topic<String, V> topic, Consumer<V> action) {
    this.topic = requireNonNull(topic, "topic");
    this.action = requireNonNull(action, "action");
    this.consumer =
        new KafkaConsumer<>(
            settings(requireNonNull(bootstrapServers, "bootstrapServers"), group),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("sink-" + group).daemon().unstarted(this::run);
  }

  /**
   * Starts.
   *
   * @param group consumer group; a new one begins with the oldest record
   */
  public static <V> TopicSink<V> start(
      String bootstrapServers, String group, Topic<String, V> topic, Consumer<V> action) {
    TopicSink<V> sink = new TopicSink<>(bootstrapServers, group, topic, action);
    sink.thread.start();
    return sink;
  }

  /**
   * Waits until everything before these offsets has been handed over.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitPositions(Map<TopicPartition, Long> ends, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!reached(ends)) {
      if (System.nanoTime() - deadline >= 0 || !thread.isAlive()) {
        return reached(ends);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end ->
            end.getValue() == 0 || positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(List.of(topic.name()));
      while (!closing) {
        handOver(consumer.poll(POLL));
      }
    } catch (WakeupException e) {
      LOG.debug("sink of {} is closed", topic.name());
    } catch (KafkaException e) {
      LOG.error("the sink of {} stopped; records wait until the next start", topic.name(), e);
    }
  }

  private void handOver(ConsumerRecords<byte[], byte[]> records) {
    records.forEach(this::handOver);
    if (!records.isEmpty()) {
      consumer.commitSync();
    }
    Map<TopicPartition, Long> now = new HashMap<>();
    consumer.assignment().forEach(partition -> now.put(partition, consumer.position(partition)));
    positions.putAll(now);
  }

  private void handOver(ConsumerRecord<byte[], byte[]> record) {
    V value;
    try {
      value = topic.value().deserializer().deserialize(topic.name(), record.value());
    } catch (SerializationException e) {
      LOG.warn(
          "{} partition {} offset {} is passed over: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      return;
    }
    if (value != null) {
      action.accept(value);
    }
  }

  private static Map<String, Object> settings(String bootstrapServers, String group) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.GROUP_ID_CONFIG,
        requireNonNull(group, "group"),
        ConsumerConfig.CLIENT_ID_CONFIG,
        group,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        6_000,
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        2_000,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest");
  }
}
