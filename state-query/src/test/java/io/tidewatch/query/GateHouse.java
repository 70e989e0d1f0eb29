package io.tidewatch.query;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.query.door.HttpLimits;
import io.tidewatch.query.http.AccessToken;
import io.tidewatch.query.http.HttpSettings;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.alertgate.AlertGateTopology;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams.State;

/** The real gate and the real API over a real broker, and those who write to and read from them. */
final class GateHouse implements AutoCloseable {
  private static final BigDecimal ONE = BigDecimal.ONE;

  private final String bootstrapServers;
  private final DetectorRunner largeTrades;
  private final DetectorRunner history;
  private final QueryServer server;
  private final Client client;
  private final List<Throwable> failures = new ArrayList<>();
  private DetectorRunner gate;

  GateHouse(String bootstrapServers, Path directory) {
    this.bootstrapServers = bootstrapServers;
    StreamsSettings streams =
        StreamsSettings.single(KafkaAccess.open(bootstrapServers), directory, "others");
    LargeTradesSettings settings = LargeTradesSettings.DEFAULT;
    InstantSource clock = InstantSource.system();
    // Whoever answers needs them; nobody asks.
    largeTrades = new DetectorRunner(new LargeTradesTopology(settings), streams, (name, e) -> {});
    history = new DetectorRunner(new AlertHistoryTopology(), streams, (name, e) -> {});
    gate = gate(directory.resolve("gate"));
    server =
        QueryServer.start(
            new QuerySettings(
                KafkaAccess.open(bootstrapServers),
                HttpSettings.loopback(0, Optional.of(new AccessToken(House.TOKEN)))
                    .with(HttpLimits.DEFAULT.withRequestsPerSecond(0)),
                "1.2.3",
                "set it in the test"),
            new Detectors(largeTrades, history, gate),
            Surroundings.live(clock));
    client = new Client(server.port());
  }

  private DetectorRunner gate(Path directory) {
    DetectorRunner runner =
        new DetectorRunner(
            new AlertGateTopology(InstantSource.system()),
            StreamsSettings.single(KafkaAccess.open(bootstrapServers), directory, "gate"),
            (name, cause) -> failures.add(cause));
    runner.start();
    Patience.until(() -> runner.state() == State.RUNNING);
    return runner;
  }

  void stopGate() {
    gate.close();
  }

  /** Starts the gate again; of its state it has only what the broker has. */
  void startGate(Path directory) {
    gate = gate(directory);
  }

  Client client() {
    return client;
  }

  List<Throwable> failures() {
    return failures;
  }

  static Alert alert(String symbol, long at) {
    Inputs inputs =
        new Inputs.LargeTrades(
            symbol.replace("USDT", ""), "USDT", ONE, ONE, 2, 1, 2, ONE, 2, ONE, ONE, 0);
    Evidence evidence =
        new Evidence(
            new Evidence.RuleInForce("large-trades", 0, Map.of()),
            new Evidence.Episode(at, 1),
            new Evidence.Window(at - 60_000, at),
            inputs,
            List.of(),
            new Evidence.FeedHealth(0, 0, 7, 20));
    return new Alert(
        AlertId.of("large-trades", symbol, Side.BUY, at, 1),
        "large-trades",
        symbol,
        Side.BUY,
        BigDecimal.TEN,
        ONE,
        Severity.MAJOR,
        at,
        evidence);
  }

  <V> void write(Topic<String, V> topic, String key, V value) {
    write(topic, key, value, InstantSource.system().millis());
  }

  <V> void write(Topic<String, V> topic, String key, V value, long timeMs) {
    try (KafkaProducer<String, V> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            topic.key().serializer(),
            topic.value().serializer())) {
      producer.send(new ProducerRecord<>(topic.name(), 0, timeMs, key, value));
    }
  }

  /** All that stands on a topic, as an outside reader sees it. */
  List<ConsumerRecord<byte[], byte[]>> records(Topic<String, ?> topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic.name(), 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  <V> List<V> values(Topic<String, V> topic) {
    return records(topic).stream()
        .filter(record -> record.value() != null)
        .map(record -> topic.value().deserializer().deserialize(topic.name(), record.value()))
        .toList();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    gate.close();
    largeTrades.close();
    history.close();
  }
}
