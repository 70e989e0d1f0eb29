package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.reference.TopicPartitions;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a topic on a thread of its own, all partitions, committed records only, without a group.
 * While Kafka is away it waits and goes on; after an error of another kind it starts anew.
 */
public final class TopicTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LEAVE_WITHIN = Duration.ofMillis(200);
  private static final Duration CLOSE_WAIT = Duration.ofMillis(500);

  /** Where to start. */
  public enum From {
    BEGINNING,
    END
  }

  private final Map<String, Object> config;
  private final Topic<?, ?> topic;
  private final From from;
  private final Consumer<ConsumerRecord<String, byte[]>> records;
  private final Runnable caughtUp;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Optional<KafkaConsumer<String, byte[]>> consumer = Optional.empty();
  private volatile Thread thread;
  private volatile boolean ready;

  /**
   * @param caughtUp called after each batch once everything that stood on the topic at the start
   *     was read
   */
  public TopicTail(
      Map<String, ?> client,
      Topic<?, ?> topic,
      From from,
      Consumer<ConsumerRecord<String, byte[]>> records,
      Runnable caughtUp) {
    this.topic = requireNonNull(topic, "topic");
    this.from = requireNonNull(from, "from");
    this.records = requireNonNull(records, "records");
    this.caughtUp = requireNonNull(caughtUp, "caughtUp");
    this.config = new HashMap<>(client);
    config.put("enable.auto.commit", false);
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", from == From.END ? "latest" : "earliest");
  }

  /** Starts to read; the lines of its thread in the log have the fields of the caller's. */
  public void start(String name) {
    thread = Thread.ofPlatform().daemon().name(name).start(LogFields.handedOver(this::run));
  }

  /**
   * Whether the start has been found, and, from the beginning, read up to the end; not while it
   * starts anew. It says no before the first record is handed over again.
   */
  public boolean isReady() {
    return ready;
  }

  private void run() {
    while (!isClosed()) {
      try {
        reader().ifPresent(this::read);
      } catch (WakeupException e) {
        // Closed.
      } catch (KafkaException e) {
        LOG.warn("reading {} failed and goes on: {}", topic.name(), LogText.bounded(e.toString()));
        pause();
      }
    }
  }

  /** The next reader, which {@link #close} can wake; none once this is closed. */
  private synchronized Optional<KafkaConsumer<String, byte[]>> reader() {
    consumer =
        isClosed()
            ? Optional.empty()
            : Optional.of(
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer()));
    return consumer;
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void read(KafkaConsumer<String, byte[]> reader) {
    try {
      follow(reader);
    } finally {
      leave(reader);
    }
  }

  private void leave(KafkaConsumer<String, byte[]> reader) {
    try {
      reader.close(CloseOptions.timeout(LEAVE_WITHIN));
    } catch (KafkaException e) {
      LOG.debug("the reader of {} did not close in order", topic.name(), e);
    }
  }

  private void follow(KafkaConsumer<String, byte[]> reader) {
    // Until the end is found again, what is read is old, and what was read before is half the
    // truth.
    ready = false;
    List<TopicPartition> partitions = TopicPartitions.of(reader, topic);
    reader.assign(partitions);
    if (from == From.END) {
      reader.seekToEnd(partitions);
    } else {
      reader.seekToBeginning(partitions);
    }
    partitions.forEach(reader::position);
    Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
    while (!isClosed()) {
      ConsumerRecords<String, byte[]> batch = reader.poll(POLL);
      batch.forEach(records);
      boolean all = partitions.stream().allMatch(p -> reader.position(p) >= ends.get(p));
      if (all && (!ready || !batch.isEmpty())) {
        ready = true;
        caughtUp.run();
      }
    }
  }

  private void pause() {
    try {
      closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  // Woken, not interrupted: an interrupt would also break the reader's own closing.
  @Override
  public void close() {
    synchronized (this) {
      closing.countDown();
      consumer.ifPresent(KafkaConsumer::wakeup);
    }
    Thread running = thread;
    if (running != null) {
      try {
        running.join(CLOSE_WAIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
