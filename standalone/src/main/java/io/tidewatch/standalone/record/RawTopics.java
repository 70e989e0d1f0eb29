package io.tidewatch.standalone.record;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.recording.RecordingWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the raw topics, all partitions, in the order in which Kafka hands them out. */
final class RawTopics implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final List<Topic<?, ?>> STREAMS =
      List.of(
          Topics.BINANCE_SPOT_TRADES,
          Topics.OKX_FRAMES,
          Topics.FUTURES_KLINES,
          Topics.FUTURES_TICKERS,
          Topics.FUTURES_OPEN_INTEREST,
          Topics.DBOTX_PAIRS,
          Topics.HYPERLIQUID_FRAMES);
  private static final List<Topic<?, ?>> TABLES =
      List.of(
          Topics.BINANCE_SPOT_PRICES,
          Topics.OKX_INSTRUMENTS,
          Topics.TEMPLATES,
          Topics.PAIRS,
          Topics.RULES);
  private static final long REPORT_EVERY_NANOS = 5_000_000_000L;

  private final KafkaConsumer<byte[], byte[]> consumer;

  private RawTopics(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * Takes position.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka cannot be reached
   */
  static RawTopics open(KafkaAccess kafka, boolean fromBeginning) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.client(
                Map.of(
                    "client.id",
                    "tidewatch-record",
                    "enable.auto.commit",
                    false,
                    "default.api.timeout.ms",
                    10_000)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    try {
      List<TopicPartition> streams = partitions(consumer, STREAMS);
      List<TopicPartition> tables = partitions(consumer, TABLES);
      List<TopicPartition> all = Stream.concat(tables.stream(), streams.stream()).toList();
      consumer.assign(all);
      // What stands in a table counts for every record that follows.
      consumer.seekToBeginning(tables);
      if (fromBeginning) {
        consumer.seekToBeginning(streams);
      } else {
        consumer.seekToEnd(streams);
      }
      all.forEach(consumer::position);
      return new RawTopics(consumer);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<?, ?> consumer, List<Topic<?, ?>> topics) {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /**
   * Copies until told to end.
   *
   * @param untilNow also ends where the topics ended at the start
   * @return records written
   */
  long copyTo(RecordingWriter writer, BooleanSupplier over, boolean untilNow) {
    Optional<Map<TopicPartition, Long>> ends =
        untilNow ? Optional.of(consumer.endOffsets(consumer.assignment())) : Optional.empty();
    long written = 0;
    long reportedAt = System.nanoTime();
    while (!over.getAsBoolean() && !ends.map(this::reached).orElse(false)) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        writer.write(record);
        written++;
      }
      writer.flush();
      if (System.nanoTime() - reportedAt > REPORT_EVERY_NANOS) {
        reportedAt = System.nanoTime();
        System.err.println("tidewatch: " + written + " records so far");
      }
    }
    return written;
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
