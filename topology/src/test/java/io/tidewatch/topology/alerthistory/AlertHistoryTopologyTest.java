package io.tidewatch.topology.alerthistory;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.TopologyShape;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.junit.jupiter.api.Test;

class AlertHistoryTopologyTest {
  private final TopologyShape shape = new TopologyShape(new AlertHistoryTopology());

  @Test
  void shouldNotChangeTheTopologyUnintentionally() throws IOException {
    shape.assertUnchanged();
  }

  @Test
  void shouldNameEveryInternalResource() {
    shape.assertNamed();
  }

  @Test
  void shouldKeepDeployedResources() throws IOException {
    shape.assertKeepsDeployedResources();
  }

  @Test
  void shouldKeepDecisionsByEventTimeAndSeveralOfOneMillisecond() {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "history");
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    try (TopologyTestDriver driver = new TopologyTestDriver(shape.build(), streams)) {
      var decisions =
          driver.createInputTopic(
              Topics.DECISIONS.name(),
              Topics.DECISIONS.key().serializer(),
              Topics.DECISIONS.value().serializer());
      decisions.pipeInput("r/s", decision(Reason.COOLDOWN, 1_000));
      decisions.pipeInput("r/s", decision(Reason.RESOLVED, 1_000));
      decisions.pipeInput("r/other", decision(Reason.LATE, 1_000));

      assertThat(reasons(driver, "r/s")).containsExactly(Reason.COOLDOWN, Reason.RESOLVED);
    }
  }

  @Test
  void shouldPassOverWhatIsNoDecision() {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "history");
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    try (TopologyTestDriver driver = new TopologyTestDriver(shape.build(), streams)) {
      var raw =
          driver.createInputTopic(
              Topics.DECISIONS.name(),
              Topics.DECISIONS.key().serializer(),
              new org.apache.kafka.common.serialization.ByteArraySerializer());
      raw.pipeInput("r/s", null);
      raw.pipeInput("r/s", "garbage".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      raw.pipeInput(
          "r/s",
          Topics.DECISIONS.value().serializer().serialize("t", decision(Reason.LATE, 1_000)));

      assertThat(reasons(driver, "r/s")).containsExactly(Reason.LATE);
    }
  }

  private static List<Reason> reasons(TopologyTestDriver driver, String key) {
    List<Reason> reasons = new ArrayList<>();
    try (WindowStoreIterator<Decision> kept =
        driver
            .<String, Decision>getWindowStore(AlertHistoryTopology.DECISIONS_STORE)
            .fetch(key, Instant.EPOCH, Instant.ofEpochMilli(5_000))) {
      kept.forEachRemaining(entry -> reasons.add(entry.value.reason()));
    }
    return reasons;
  }

  private static Decision decision(Reason reason, long timeMs) {
    return new Decision(
        "r",
        "s",
        reason,
        Optional.empty(),
        timeMs,
        timeMs,
        1,
        Optional.empty(),
        BigDecimal.TEN,
        0,
        1,
        1,
        "because");
  }
}
