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
 */
record EarlierRun(long completeTo, long tradesTo) {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierRun.class);
  private static final TopicPartition PARTITION =
      new TopicPartition(Topics.HYPERLIQUID_FRAMES.name(), 0);
  private static final Duration READ_WITHIN = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);

  // The feed writes the time each second; the second look is for one that was held back.
  private static final List<Duration> LOOK_BACK =
      List.of(Duration.ofSeconds(10), Duration.ofHours(1));

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
    Reading last = readFrom(consumer, end - 1, end);
    Reading reading = last;
    for (Duration back : LOOK_BACK) {
      if (reading.told.isEmpty()) {
        Map<TopicPartition, OffsetAndTimestamp> found =
            consumer.offsetsForTimes(Map.of(PARTITION, last.lastAt - back.toMillis()));
        OffsetAndTimestamp offset = found.get(PARTITION);
        reading = readFrom(consumer, offset == null ? begin : offset.offset(), end);
      }
    }
    return reading.told.or(() -> Optional.of(new EarlierRun(last.lastAt, last.lastAt)));
  }

  private static Reading readFrom(KafkaConsumer<String, byte[]> consumer, long from, long end) {
    Reading reading = new Reading();
    long deadline = System.nanoTime() + READ_WITHIN.toNanos();
    consumer.seek(PARTITION, from);
    while (consumer.position(PARTITION) < end && System.nanoTime() - deadline < 0) {
      consumer.poll(POLL).forEach(reading::take);
    }
    return reading;
  }

  private static final class Reading {
    private Optional<EarlierRun> told = Optional.empty();
    private long lastAt;

    private void take(ConsumerRecord<String, byte[]> record) {
      lastAt = Math.max(lastAt, record.timestamp());
      Header channel = record.headers().lastHeader(RawHeaders.CHANNEL);
      if (channel != null
          && new String(channel.value(), UTF_8).equals(HyperliquidRecords.TIME)
          && record.value() != null) {
        Optional<EarlierRun> newer = OwnRecords.earlier(record.value());
        told = newer.isPresent() ? newer : told;
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
