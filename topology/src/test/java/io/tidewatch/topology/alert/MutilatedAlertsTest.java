package io.tidewatch.topology.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.alertgate.AlertGateTopology;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.recompute.Attempt;
import io.tidewatch.topology.recompute.Recomputations;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Alerts of which any part is missing, or is something else. Whoever may write to the topic may
 * write them, and what reads them must not stop.
 */
class MutilatedAlertsTest {
  private static final List<JsonNode> WRONG =
      List.of(
          JsonNodeFactory.instance.nullNode(),
          JsonNodeFactory.instance.objectNode(),
          JsonNodeFactory.instance.arrayNode().addNull(),
          JsonNodeFactory.instance.stringNode(""),
          JsonNodeFactory.instance.numberNode(-1),
          JsonNodeFactory.instance.numberNode(Long.MAX_VALUE));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "large-trades",
        "depth-anomaly",
        "liquidity-shrink",
        "wall-pulled",
        "level-broken",
        "token-pool",
        "futures-anomaly",
        "futures-market-move",
        "whale-move",
        "whale-consensus"
      })
  void shouldStopNothing(String name) throws IOException {
    JsonNode whole = read(name);
    assertThatCode(() -> Json.MAPPER.treeToValue(whole, Alert.class)).doesNotThrowAnyException();
    List<JsonNode> mutilated = new ArrayList<>();
    mutilate(whole, whole, mutilated);
    assertThat(mutilated).hasSizeGreaterThan(100);

    long time = whole.path("eventTime").asLong();
    assertTakesAll(new AlertGateTopology(() -> Instant.ofEpochMilli(time)), mutilated, time);
    assertTakesAll(new AlertHistoryTopology(), mutilated, time);
    mutilated.forEach(MutilatedAlertsTest::assertComputesOrSaysWhyNot);
  }

  private static void assertComputesOrSaysWhyNot(JsonNode mutilated) {
    Alert alert;
    try {
      alert = Json.MAPPER.treeToValue(mutilated, Alert.class);
    } catch (JacksonException e) {
      return;
    }
    Recomputations recomputations =
        new Recomputations(OrderBooksSettings.DEFAULT, instrument -> Optional.empty());
    assertThatCode(
            () -> {
              if (recomputations.begin(alert) instanceof Attempt.Possible possible) {
                assertThat(possible.recomputation().result()).isNotNull();
              }
            })
        .as("computes again %s", mutilated)
        .doesNotThrowAnyException();
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream file =
        MutilatedAlertsTest.class.getResourceAsStream("/alerts/" + name + ".json")) {
      return Json.MAPPER.readTree(file);
    }
  }

  /** Copies of the root, each with one thing of this node missing or wrong. */
  private static void mutilate(JsonNode root, JsonNode node, List<JsonNode> mutilated) {
    switch (node) {
      case ObjectNode object -> {
        for (String field : List.copyOf(object.propertyNames())) {
          JsonNode right = object.remove(field);
          mutilated.add(root.deepCopy());
          for (JsonNode wrong : WRONG) {
            object.set(field, wrong);
            mutilated.add(root.deepCopy());
          }
          object.set(field, right);
          mutilate(root, right, mutilated);
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          JsonNode right = array.get(i);
          for (JsonNode wrong : WRONG) {
            array.set(i, wrong);
            mutilated.add(root.deepCopy());
          }
          array.set(i, right);
          mutilate(root, right, mutilated);
        }
      }
      default -> {}
    }
  }

  private static void assertTakesAll(Detector detector, List<JsonNode> alerts, long time) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, detector.applicationId());
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    try (TopologyTestDriver driver =
        new TopologyTestDriver(detector.build(streams), streams, Instant.ofEpochMilli(time))) {
      TestInputTopic<String, byte[]> topic =
          driver.createInputTopic(
              Topics.ALERTS.name(), new StringSerializer(), new ByteArraySerializer());
      for (JsonNode alert : alerts) {
        String json = alert.toString();
        assertThatCode(() -> topic.pipeInput("rule/subject", json.getBytes(UTF_8), time))
            .as("%s takes %s", detector.name(), json)
            .doesNotThrowAnyException();
      }
    }
  }
}
