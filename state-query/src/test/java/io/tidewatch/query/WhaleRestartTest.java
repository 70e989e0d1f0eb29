package io.tidewatch.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.whale.WhaleSettings;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order whose fills come before and after a restart makes one signal, on a real broker. */
class WhaleRestartTest {
  private static final String ADDRESS = "0x" + "a".repeat(40);

  @TempDir private Path directory;
  private final long now = InstantSource.system().millis();
  private long seq;

  @Test
  void shouldSendEachSignalOnceOverARestart() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
        KafkaProducer<String, byte[]> producer = producer(broker.bootstrapServers())) {
      House.createTopics(broker.bootstrapServers());
      write(
          producer,
          HyperliquidRecords.WATCHING,
          "{\"at\":"
              + now
              + ",\"addresses\":[{\"address\":\""
              + ADDRESS
              + "\",\"view\":\"USER_CHANNELS\"}]}");
      fill(producer, 1, 1, "0");
      fill(producer, 2, 2, "1");
      ended(producer, 2, "1");
      run(broker, directory.resolve("one"), 1);

      fill(producer, 2, 2, "1");
      ended(producer, 2, "1");
      fill(producer, 1, 3, "2");
      ended(producer, 1, "2");
      // Of its state it has only what the broker has.
      List<WhaleSignal> signals = run(broker, directory.resolve("two"), 2);

      assertThat(signals).extracting(WhaleSignal::id).doesNotHaveDuplicates().hasSize(2);
      assertThat(signals.get(1).oid()).contains(1L);
      assertThat(signals.get(1).fills()).isEqualTo(2);
    }
  }

  /** Runs the detector until there are so many signals. */
  private List<WhaleSignal> run(EmbeddedBroker broker, Path state, int count) {
    WhaleSignalsTopology detector =
        new WhaleSignalsTopology(WhaleSettings.DEFAULT, InstantSource.system());
    List<Throwable> failures = new ArrayList<>();
    try (DetectorRunner runner =
        new DetectorRunner(
            detector,
            StreamsSettings.single(KafkaAccess.open(broker.bootstrapServers()), state, "whales"),
            (name, cause) -> failures.add(cause))) {
      runner.start();
      Patience.untilAsserted(() -> {
        assertThat(failures).isEmpty();
        assertThat(signals(broker.bootstrapServers())).hasSizeGreaterThanOrEqualTo(count);
      });
    }
    return signals(broker.bootstrapServers());
  }

  private static List<WhaleSignal> signals(String bootstrapServers) {
    List<WhaleSignal> signals = new ArrayList<>();
    try (KafkaConsumer<String, WhaleSignal> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            Topics.WHALE_SIGNALS.key().deserializer(),
            Topics.WHALE_SIGNALS.value().deserializer())) {
      TopicPartition partition = new TopicPartition(Topics.WHALE_SIGNALS.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> signals.add(record.value()));
      }
    }
    return signals;
  }

  private static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private void fill(KafkaProducer<String, byte[]> producer, long oid, long tid, String start) {
    write(
        producer,
        HyperliquidRecords.USER_FILLS,
        "{\"channel\":\"userFills\",\"data\":{\"user\":\""
            + ADDRESS
            + "\",\"fills\":[{\"coin\":\"BTC\",\"px\":\"100\",\"sz\":\"1\",\"side\":\"B\",\"time\":"
            + (now + tid)
            + ",\"startPosition\":\""
            + start
            + "\",\"dir\":\"Open Long\",\"closedPnl\":\"0.0\",\"hash\":\"0x1\",\"oid\":"
            + oid
            + ",\"crossed\":true,\"fee\":\"0.01\",\"tid\":"
            + tid
            + ",\"feeToken\":\"USDC\",\"twapId\":null}]}}");
  }

  private void ended(KafkaProducer<String, byte[]> producer, long oid, String size) {
    write(
        producer,
        HyperliquidRecords.ORDER_UPDATES,
        "{\"channel\":\"orderUpdates\",\"data\":[{\"order\":{\"coin\":\"BTC\",\"side\":\"B\","
            + "\"limitPx\":\"100\",\"sz\":\"0.0\",\"oid\":"
            + oid
            + ",\"timestamp\":"
            + now
            + ",\"origSz\":\""
            + size
            + "\"},\"status\":\"filled\",\"statusTimestamp\":"
            + now
            + "}]}");
  }

  private void write(KafkaProducer<String, byte[]> producer, String channel, String document) {
    long at = now + 100 + seq;
    Headers headers =
        new RawHeaders(HyperliquidRecords.VENUE, channel, "c1", 1, seq++, at * 1_000, Source.LIVE)
            .toHeaders()
            .add(HyperliquidRecords.USER_HEADER, ADDRESS.getBytes(UTF_8));
    producer.send(
        new ProducerRecord<>(
            Topics.HYPERLIQUID_FRAMES.name(),
            null,
            at,
            ADDRESS,
            document.getBytes(UTF_8),
            headers));
    producer.flush();
  }
}
