package io.tidewatch.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Counts what stands on a raw topic since it was looked at first, on a thread of its own. */
final class ArrivedFrames implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Predicate<String> ofVenue;
  private final AtomicLong live = new AtomicLong();
  private final Set<String> backfilled = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  private ArrivedFrames(KafkaAccess kafka, Topic<String, byte[]> topic, Predicate<String> ofVenue) {
    this.ofVenue = requireNonNull(ofVenue, "ofVenue");
    this.consumer =
        new KafkaConsumer<>(
            requireNonNull(kafka, "kafka")
                .client(
                    Map.of(
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        (int) POLL.toMillis())),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Looked up lazily otherwise: what comes in between would not be counted.
    partitions.forEach(consumer::position);
    this.thread = Thread.ofPlatform().daemon().name("arrived-" + topic.name()).unstarted(this::run);
  }

  /**
   * Begins to count.
   *
   * @param ofVenue whether a channel is one of the venue's socket, and not what the feed says or
   *     asks for itself
   */
  static ArrivedFrames of(
      KafkaAccess kafka, Topic<String, byte[]> topic, Predicate<String> ofVenue) {
    ArrivedFrames arrived = new ArrivedFrames(kafka, topic, ofVenue);
    arrived.thread.start();
    return arrived;
  }

  /** How many came from the venue's socket. */
  long live() {
    return live.get();
  }

  /** Keys of which something was fetched over REST. */
  Set<String> backfilled() {
    return backfilled;
  }

  private void run() {
    try (consumer) {
      while (!Thread.currentThread().isInterrupted()) {
        consumer.poll(POLL).forEach(this::count);
      }
    } catch (WakeupException e) {
      // It is closed.
    }
  }

  private void count(ConsumerRecord<String, byte[]> record) {
    String source = header(record, RawHeaders.SOURCE);
    if (source.equals(Source.BACKFILL.wireName())) {
      backfilled.add(record.key());
    } else if (source.equals(Source.LIVE.wireName())
        && ofVenue.test(header(record, RawHeaders.CHANNEL))) {
      live.incrementAndGet();
    }
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
