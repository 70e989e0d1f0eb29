package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a feed may write, a detector can put aside: on a real broker, which has limits. */
class LargeRecordTest {
  private static final int BYTES = 4_000_000;

  @TempDir private Path directory;

  @Test
  void shouldPutAsideARecordThatIsTooLargeToRead() throws Exception {
    // Nothing makes it smaller.
    byte[] large = new byte[BYTES];
    new Random(1).nextBytes(large);
    List<Throwable> failures = new ArrayList<>();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      House.createTopics(broker.bootstrapServers());
      write(broker.bootstrapServers(), large);
      try (DetectorRunner runner =
          new DetectorRunner(
              new LargeTradesTopology(LargeTradesSettings.DEFAULT),
              StreamsSettings.single(
                  KafkaAccess.open(broker.bootstrapServers()), directory, "large"),
              (name, cause) -> failures.add(cause))) {
        runner.start();
        Patience.untilAsserted(() -> {
          assertThat(failures).isEmpty();
          assertThat(putAside(broker.bootstrapServers())).containsExactly(large);
        });
      }
    }
  }

  private static void write(String servers, byte[] record) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                2 * BYTES),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(Topics.BINANCE_SPOT_TRADES.name(), "BTCUSDT", record))
          .get();
    }
  }

  private static List<byte[]> putAside(String servers) {
    List<byte[]> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(record.value()));
      }
    }
    return found;
  }
}
