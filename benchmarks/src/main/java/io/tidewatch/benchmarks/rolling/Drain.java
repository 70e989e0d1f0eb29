package io.tidewatch.benchmarks.rolling;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the raw trades and does nothing with them: no reader can be faster. */
final class Drain {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  // What Streams sets for its own consumer, as far as it matters to fetching.
  private static final int RECORDS_A_POLL = 1_000;

  private final String bootstrapServers;

  Drain(String bootstrapServers) {
    this.bootstrapServers = requireNonNull(bootstrapServers, "bootstrapServers");
  }

  /** What was read, and how long it took from the first records to the last. */
  record Result(long bytes, long nanos, long processorNanos, long threadNanos) {}

  Result run(long records) {
    TopicPartition partition = new TopicPartition(Topics.BINANCE_SPOT_TRADES.name(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                RECORDS_A_POLL),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return drain(consumer, records);
    }
  }

  private static Result drain(KafkaConsumer<byte[], byte[]> consumer, long records) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ConsumerRecords<byte[], byte[]> polled = ConsumerRecords.empty();
    while (polled.isEmpty()) {
      polled = poll(consumer, deadline);
    }
    long begin = System.nanoTime();
    long processorBegin = ProcessorTime.ofProcess();
    long threadBegin = ProcessorTime.ofThread();
    long bytes = 0;
    long left = records;
    while (true) {
      for (ConsumerRecord<byte[], byte[]> record : polled) {
        bytes += record.key().length + record.value().length;
      }
      left -= polled.count();
      if (left <= 0) {
        return new Result(
            bytes,
            System.nanoTime() - begin,
            ProcessorTime.ofProcess() - processorBegin,
            ProcessorTime.ofThread() - threadBegin);
      }
      polled = poll(consumer, deadline);
    }
  }

  private static ConsumerRecords<byte[], byte[]> poll(
      KafkaConsumer<byte[], byte[]> consumer, long deadline) {
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException("expected all records within " + PATIENCE);
    }
    return consumer.poll(POLL);
  }
}
