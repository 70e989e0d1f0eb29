package io.tidewatch.query.tail;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a topic on a thread of its own, as an outside reader sees it: committed records only, no
 * consumer group, every partition. What cannot be read is skipped; trouble with Kafka is tried
 * again.
 *
 * @param <V> type of the values
 */
public final class TopicTail<V> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** Where nothing is written, it is soon known that all was heard. */
  private static final Duration FIRST_POLLS = Duration.ofMillis(50);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Topic<String, V> topic;
  private final Start start;
  private final BiConsumer<String, Optional<V>> listener;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private Map<TopicPartition, Long> ends = Map.of();
  private volatile boolean caughtUp;

  /** Where to begin. */
  public enum Start {
    OLDEST,
    /** With what is written from now on. */
    NEWEST
  }

  private TopicTail(
      KafkaAccess kafka,
      Topic<String, V> topic,
      Start start,
      BiConsumer<String, Optional<V>> listener) {
    this.topic = requireNonNull(topic, "topic");
    this.start = requireNonNull(start, "start");
    this.listener = requireNonNull(listener, "listener");
    this.consumer =
        new KafkaConsumer<>(
            settings(requireNonNull(kafka, "kafka"), topic.name()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("tail-" + topic.name()).daemon().unstarted(this::run);
  }

  /**
   * Begins to follow.
   *
   * @param listener hears each value that is no tombstone, on one thread
   */
  public static <V> TopicTail<V> follow(
      KafkaAccess kafka, Topic<String, V> topic, Start start, Consumer<V> listener) {
    return begin(new TopicTail<>(kafka, topic, start, (key, value) -> value.ifPresent(listener)));
  }

  /**
   * Begins to follow a table.
   *
   * @param listener hears each key with its value, or none for a tombstone, on one thread
   */
  public static <V> TopicTail<V> followTable(
      KafkaAccess kafka, Topic<String, V> topic, BiConsumer<String, Optional<V>> listener) {
    return begin(new TopicTail<>(kafka, topic, Start.OLDEST, listener));
  }

  private static <V> TopicTail<V> begin(TopicTail<V> tail) {
    tail.thread.start();
    return tail;
  }

  /** Whether everything was heard that stood on the topic when this began. Any thread. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
    try {
      thread.join(CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      assign();
      while (closing.getCount() > 0) {
        follow();
      }
    } catch (WakeupException e) {
      LOG.debug("no longer following {}", topic.name());
    } catch (KafkaException e) {
      LOG.error("{} is no longer followed", topic.name(), e);
    }
  }

  private void follow() {
    try {
      consumer.poll(caughtUp ? POLL : FIRST_POLLS).forEach(this::hear);
      catchUp();
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("{} cannot be followed for now: {}", topic.name(), e.toString());
      pause();
    }
  }

  private void catchUp() {
    if (caughtUp) {
      return;
    }
    if (ends.isEmpty()) {
      ends = consumer.endOffsets(consumer.assignment());
    }
    caughtUp =
        ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void assign() {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    switch (start) {
      case OLDEST -> consumer.seekToBeginning(partitions);
      case NEWEST -> consumer.seekToEnd(partitions);
    }
  }

  private List<TopicPartition> partitions() {
    while (true) {
      try {
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (!partitions.isEmpty()) {
          return partitions;
        }
      } catch (WakeupException e) {
        throw e;
      } catch (KafkaException e) {
        LOG.warn("{} cannot be found yet: {}", topic.name(), e.toString());
      }
      pause();
    }
  }

  private void pause() {
    try {
      if (closing.await(RETRY_AFTER.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new WakeupException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WakeupException();
    }
  }

  private void hear(ConsumerRecord<byte[], byte[]> record) {
    String key = topic.key().deserializer().deserialize(topic.name(), record.key());
    if (record.value() == null) {
      listener.accept(key, Optional.empty());
      return;
    }
    topic
        .read(record, unreadable -> LOG.warn("a record is skipped: {}", unreadable))
        .ifPresent(value -> listener.accept(key, Optional.of(value)));
  }

  private static Map<String, Object> settings(KafkaAccess kafka, String topic) {
    return kafka.client(
        Map.of(
            ConsumerConfig.CLIENT_ID_CONFIG,
            "tidewatch-tail-" + topic,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest"));
  }
}
