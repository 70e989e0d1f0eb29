package io.tidewatch.connectors.binance.spot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.connectors.binance.spot.PublishedTrades.Run;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
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
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from the end of the raw topic what an earlier run published. Blocks, so meant for virtual
 * threads.
 */
final class PublishedTail {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedTail.class);

  /** Some minutes of the busiest pairs; a pair without a trade in them starts anew. */
  private static final int RECORDS_PER_PARTITION = 20_000;

  private static final Duration READ_WITHIN = Duration.ofSeconds(10);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String TOPIC = Topics.BINANCE_SPOT_TRADES.name();

  private final Map<String, ?> client;
  private final Set<String> symbols;
  private final Map<String, PublishedTrades> trades = new HashMap<>();

  /**
   * @param client connection properties, at least {@code bootstrap.servers}
   */
  PublishedTail(Map<String, ?> client, Set<String> symbols) {
    this.client = Map.copyOf(client);
    this.symbols = Set.copyOf(symbols);
  }

  /**
   * Waits for Kafka as long as it is away, since nothing can be published before, and then reads
   * for ten seconds at most. Ends early when the thread is interrupted. Called once.
   *
   * @return what is known by then, by symbol
   */
  Map<String, PublishedTrades> read() {
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config(), new StringDeserializer(), new ByteArrayDeserializer());
    try {
      if (!read(consumer, partitions(consumer))) {
        LOG.warn(
            "{} could not be read to its end within {} s: trades fetched for a gap may come twice",
            TOPIC,
            READ_WITHIN.toSeconds());
      }
    } catch (InterruptException e) {
      // The feed is closing.
    } catch (KafkaException e) {
      LOG.warn(
          "{} cannot be read ({}): trades missed since the last run may stay missing",
          TOPIC,
          LogText.bounded(e.toString()));
    } finally {
      close(consumer);
    }
    return trades;
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_PARTITION);
    return config;
  }

  private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
    for (boolean told = false; ; told = true) {
      try {
        return consumer.partitionsFor(TOPIC, ASK_AGAIN).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
      } catch (TimeoutException e) {
        if (!told) {
          LOG.warn("Kafka does not answer; frames wait until it tells what was published before");
        }
      }
    }
  }

  /** Answers whether it came to the end in time. */
  private boolean read(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    long deadline = System.nanoTime() + READ_WITHIN.toNanos();
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, READ_WITHIN);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, READ_WITHIN);
    ends.forEach((partition, end) ->
        consumer.seek(partition, Math.max(begins.get(partition), end - RECORDS_PER_PARTITION)));
    while (!ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      consumer.poll(POLL).forEach(this::take);
    }
    return true;
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.key() != null && record.value() != null && symbols.contains(record.key())) {
      Optional<Run> run = RawHeaders.isBackfill(record.headers()) ? row(record) : frame(record);
      run.ifPresent(
          r -> trades.computeIfAbsent(record.key(), symbol -> new PublishedTrades()).add(r));
    }
  }

  private static Optional<Run> frame(ConsumerRecord<String, byte[]> record) {
    ScannedFrame scanned = FrameScan.scan(record.value());
    if (!scanned.isTrade()) {
      return Optional.empty();
    }
    long id = scanned.tradeId().orElseThrow();
    long time = scanned.tradeTime().orElseThrow();
    return Optional.of(new Run(id, id, time, time, connection(record)));
  }

  private static Optional<Run> row(ConsumerRecord<String, byte[]> record) {
    try {
      RowCutter.Row row = RowCutter.one(record.value());
      return row.hasIds() && row.timeMs().isPresent()
          ? Optional.of(
              new Run(
                  row.firstId().getAsLong(),
                  row.lastId().getAsLong(),
                  row.timeMs().getAsLong(),
                  row.timeMs().getAsLong(),
                  connection(record)))
          : Optional.empty();
    } catch (RestException e) {
      return Optional.empty();
    }
  }

  private static ConnectionId connection(ConsumerRecord<String, byte[]> record) {
    Header id = record.headers().lastHeader(RawHeaders.CONNECTION);
    return new ConnectionId(
        id == null || id.value() == null ? "" : new String(id.value(), UTF_8),
        RawHeaders.number(record.headers(), RawHeaders.EPOCH).orElse(0));
  }

  private static void close(KafkaConsumer<String, byte[]> consumer) {
    try {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    } catch (KafkaException e) {
      LOG.debug("the reader of {} did not close in order", TOPIC, e);
    }
  }
}
