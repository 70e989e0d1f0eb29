package io.tidewatch.connectors.delivery.outbox;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.Place;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the runs before this one did. */
public final class PastReader {
  private static final Logger LOG = LoggerFactory.getLogger(PastReader.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaAccess kafka;
  private final String sink;

  /**
   * What was found.
   *
   * @param from everything before was passed over
   * @param end everything before was read or passed over
   */
  public record Found(Past past, long from, long end) {
    public Found {
      requireNonNull(past, "past");
    }
  }

  public PastReader(KafkaAccess kafka, String sink) {
    this.kafka = requireNonNull(kafka, "kafka");
    this.sink = requireNonNull(sink, "sink");
  }

  /**
   * Reads up to what is there now. To be called when no run before can write any more.
   *
   * @param from where it begins; empty for the beginning
   * @param sinceMs it begins so early at least, epoch milliseconds
   * @param goOn false if it shall give up
   */
  public Found read(OptionalLong from, long sinceMs, BooleanSupplier goOn) {
    TopicPartition deliveries = new TopicPartition(Topics.DELIVERIES.name(), 0);
    // While another sink has a transaction open, only this reader sees what stands behind it.
    long end;
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_uncommitted")) {
      end = consumer.endOffsets(List.of(deliveries)).get(deliveries);
    }
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
      consumer.assign(List.of(deliveries));
      long begin = begin(consumer, deliveries, from, sinceMs, end);
      Past past = new Past(sink);
      consumer.seek(deliveries, begin);
      while (consumer.position(deliveries) < end && goOn.getAsBoolean()) {
        consumer.poll(POLL).forEach(record -> hear(record, past));
      }
      return new Found(past, begin, end);
    }
  }

  private static long begin(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition deliveries,
      OptionalLong from,
      long sinceMs,
      long end) {
    long oldest = consumer.beginningOffsets(List.of(deliveries)).get(deliveries);
    OffsetAndTimestamp since =
        consumer.offsetsForTimes(Map.of(deliveries, sinceMs)).get(deliveries);
    long begin = Math.min(from.orElse(oldest), since == null ? end : since.offset());
    return Math.max(begin, oldest);
  }

  private static void hear(ConsumerRecord<byte[], byte[]> record, Past past) {
    Optional.ofNullable(record.headers().lastHeader(Ledger.PLACE))
        .map(Header::value)
        .flatMap(text -> Place.parse(new String(text, StandardCharsets.UTF_8)))
        .ifPresent(place ->
            Topics.DELIVERIES
                .read(record, unreadable -> LOG.warn("a record is passed over: {}", unreadable))
                .ifPresent(delivery -> past.hear(place, delivery)));
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    return new KafkaConsumer<>(
        kafka.client(
            Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
