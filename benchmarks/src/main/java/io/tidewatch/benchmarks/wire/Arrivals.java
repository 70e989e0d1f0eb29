package io.tidewatch.benchmarks.wire;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is new on a topic, committed records only, and notes when it could read what. */
public final class Arrivals implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Function<ConsumerRecord<byte[], byte[]>, String> name;
  private final Map<String, Long> nanosByName = new ConcurrentHashMap<>();
  private final Queue<String> twice = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Begins to read, from the end of all partitions.
   *
   * @param name names a record; each name should come once
   */
  public Arrivals(
      String bootstrapServers, String topic, Function<ConsumerRecord<byte[], byte[]>, String> name)
      throws InterruptedException {
    this.name = requireNonNull(name, "name");
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("arrivals").start(() -> read(topic));
    if (!ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      close();
      throw new IllegalStateException("the reader of " + topic + " did not get ready");
    }
  }

  private void read(String topic) {
    try (consumer) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      // A position is looked up at first use: it must be known before anything is written.
      partitions.forEach(consumer::position);
      ready.countDown();
      while (!closed) {
        take(consumer.poll(POLL));
      }
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    long now = System.nanoTime();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      String named = name.apply(record);
      if (nanosByName.putIfAbsent(named, now) != null) {
        twice.add(named);
      }
    }
  }

  /** How many different names came. */
  public int count() {
    if (failure.get() != null) {
      throw new IllegalStateException("the reader failed", failure.get());
    }
    return nanosByName.size();
  }

  /** Names that came more than once. */
  public List<String> twice() {
    return List.copyOf(twice);
  }

  /** When each name came, by {@link System#nanoTime()}. */
  public Map<String, Long> nanosByName() {
    return Map.copyOf(nanosByName);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
