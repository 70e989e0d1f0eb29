package io.tidewatch.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name that Kafka gives up would stay at nothing without a word. */
class StreamsMetersTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void shouldFindEachFigureInWhatKafkaMeasures(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      KafkaAccess kafka = KafkaAccess.open(broker.bootstrapServers());
      createTopics(broker.bootstrapServers());
      try (DetectorRunner runner =
          new DetectorRunner(
              new LargeTradesTopology(LargeTradesSettings.DEFAULT),
              StreamsSettings.single(kafka, directory.resolve("state"), "meters"),
              (name, cause) -> {})) {
        runner.start();
        StreamsMeters meters = new StreamsMeters(List.of(runner), registry);
        await()
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(() -> assertThat(runner.state()).isEqualTo(State.RUNNING));

        Set<String> measured =
            runner.metrics().keySet().stream()
                .map(StreamsMetersTest::place)
                .collect(Collectors.toSet());
        assertThat(measured).containsAll(StreamsMeters.places());

        meters.refresh();
        assertThat(registry.get("kafka.streams.tasks.taken.up").functionCounter().count())
            .isPositive();
        assertThat(registry.get("kafka.streams.threads.alive").gauge().value()).isEqualTo(1);
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(heartbeatAge()).isBetween(0.0, 4.0));

        end(broker);

        // Kafka's own measure stays at nothing: it asks on, though nobody is there.
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(heartbeatAge()).isGreaterThan(8));
      }
    }
  }

  private static void end(EmbeddedBroker broker) {
    broker.close();
  }

  private double heartbeatAge() {
    return registry.get("kafka.streams.heartbeat.age.seconds").gauge().value();
  }

  private static void createTopics(String bootstrapServers) throws Exception {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      NewTopics.create(
          admin, Topics.ALL.stream().map(Topic::newTopic).toList(), Duration.ofSeconds(30));
    }
  }

  private static String place(MetricName name) {
    return name.group() + "/" + name.name();
  }
}
