package io.tidewatch.connectors.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far an earlier run came, as the end of the topic says.
 *
 * @param completeTo up to when all fills were written, epoch milliseconds
 * @param tradesTo up to when all public trades were
 * @param watchingAt when it was written last who was watched, epoch milliseconds; 0 if that is not
 *     known
 * @param users addresses that had channels of their own then
 */
record EarlierRun(long completeTo, long tradesTo, long watchingAt, Set<String> users) {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierRun.class);
  private static final TopicPartition PARTITION =
      new TopicPartition(Topics.HYPERLIQUID_FRAMES.name(), 0);
  private static final Duration READ_WITHIN = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);

  // The feed writes the time each second; the second look is for one that was held back.
  private static final List<Duration> LOOK_BACK =
      List.of(Duration.ofSeconds(10), Duration.ofHours(1));

  // Who is watched is written each hour; the record may be a little younger than what it says.
  private static final Duration WATCHING_BACK = Duration.ofMinutes(61);
  private static final Duration WATCHING_BEFORE = Duration.ofSeconds(1);

  EarlierRun {
    users = Set.copyOf(users);
  }

  /** Up to when all fills of an address were written, however it was seen. */
  long completeTo(String address) {
    return users.contains(address) ? completeTo : Math.min(completeTo, tradesTo);
  }

  /**
   * Waits for Kafka as long as it is away, since nothing can be published before. Ends early when
   * the thread is interrupted. Blocks.
   *
   * @return empty if there was no earlier run
   */
  static Optional<EarlierRun> read(Map<String, ?> client) {
    while (!Thread.currentThread().isInterrupted()) {
      KafkaConsumer<String, byte[]> consumer =
          new KafkaConsumer<>(
              config(client), new StringDeserializer(), new ByteArrayDeserializer());
      try {
        consumer.assign(List.of(PARTITION));
        return read(consumer);
      } catch (InterruptException e) {
        Thread.currentThread().interrupt();
      } catch (KafkaException e) {
        LOG.warn("{} cannot be read yet: {}", PARTITION.topic(), LogText.bounded(e.toString()));
        pause();
      } finally {
        leave(consumer);
      }
    }
    return Optional.empty();
  }

  private static Map<String, Object> config(Map<String, ?> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) READ_WITHIN.toMillis());
    return config;
  }

  private static Optional<EarlierRun> read(KafkaConsumer<String, byte[]> consumer) {
    long begin = consumer.beginningOffsets(List.of(PARTITION)).get(PARTITION);
    long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
    if (end == begin) {
      return Optional.empty();
    }
    Reading last = readFrom(consumer, end - 1, end, false);
    Reading reading = last;
    for (Duration back : LOOK_BACK) {
      if (reading.told.isEmpty()) {
        reading = readFrom(consumer, begin, last.lastAt - back.toMillis(), end, false);
      }
    }
    EarlierRun told =
        reading.told.orElseGet(() -> new EarlierRun(last.lastAt, last.lastAt, 0, Set.of()));
    Optional<Set<String>> users = reading.users;
    if (users.isEmpty()) {
      long at =
          told.watchingAt() > 0
              ? told.watchingAt() - WATCHING_BEFORE.toMillis()
              : last.lastAt - WATCHING_BACK.toMillis();
      users = readFrom(consumer, begin, at, end, told.watchingAt() > 0).users;
    }
    return Optional.of(
        new EarlierRun(
            told.completeTo(), told.tradesTo(), told.watchingAt(), users.orElse(Set.of())));
  }

  private static Reading readFrom(
      KafkaConsumer<String, byte[]> consumer, long begin, long at, long end, boolean firstUsers) {
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(Map.of(PARTITION, Math.max(0, at)));
    OffsetAndTimestamp offset = found.get(PARTITION);
    return readFrom(consumer, offset == null ? begin : offset.offset(), end, firstUsers);
  }

  /**
   * @param firstUsers whether to end where it is told who is watched
   */
  private static Reading readFrom(
      KafkaConsumer<String, byte[]> consumer, long from, long end, boolean firstUsers) {
    Reading reading = new Reading();
    long deadline = System.nanoTime() + READ_WITHIN.toNanos();
    consumer.seek(PARTITION, from);
    while (consumer.position(PARTITION) < end
        && System.nanoTime() - deadline < 0
        && !(firstUsers && reading.users.isPresent())) {
      consumer.poll(POLL).forEach(reading::take);
    }
    return reading;
  }

  private static final class Reading {
    private Optional<EarlierRun> told = Optional.empty();
    private Optional<Set<String>> users = Optional.empty();
    private long lastAt;

    private void take(ConsumerRecord<String, byte[]> record) {
      lastAt = Math.max(lastAt, record.timestamp());
      Header header = record.headers().lastHeader(RawHeaders.CHANNEL);
      if (header == null || record.value() == null) {
        return;
      }
      switch (new String(header.value(), UTF_8)) {
        case HyperliquidRecords.TIME -> told = OwnRecords.earlier(record.value()).or(() -> told);
        case HyperliquidRecords.WATCHING ->
            users = OwnRecords.users(record.value()).or(() -> users);
        default -> {
          // Says nothing of how far it came.
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void leave(KafkaConsumer<String, byte[]> consumer) {
    try {
      consumer.close(CloseOptions.timeout(Duration.ofMillis(200)));
    } catch (KafkaException e) {
      LOG.debug("the reader did not close in order", e);
    }
  }
}
