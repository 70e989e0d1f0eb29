package io.tidewatch.query.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Replication;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsSettingsTest {
  private static final StreamsSettings SETTINGS =
      StreamsSettings.single(KafkaAccess.open("broker:9092"), Path.of("state"), "one");

  @Test
  void shouldSetWhatTheGuaranteesRestOn() {
    Properties properties = SETTINGS.properties(new AlertHistoryTopology());

    assertThat(properties)
        .containsAllEntriesOf(
            Map.of(
                "application.id",
                "tidewatch-alert-history-v2",
                "processing.guarantee",
                "exactly_once_v2",
                "group.protocol",
                "classic",
                "group.instance.id",
                "alert-history-one",
                "session.timeout.ms",
                6000,
                "producer.linger.ms",
                0,
                "topology.optimization",
                "all",
                "ensure.explicit.internal.resource.naming",
                true,
                "processing.exception.handler.global.enabled",
                true,
                "commit.interval.ms",
                1000L))
        .containsEntry("main.consumer.max.partition.fetch.bytes", 1_048_576)
        .doesNotContainKeys("default.key.serde", "default.value.serde");
  }

  @Test
  void shouldKeepAsManyCopiesOfInternalTopicsAsOfOthers() {
    assertThat(SETTINGS.properties(new AlertHistoryTopology()))
        .containsEntry("replication.factor", -1)
        .doesNotContainKey("topic.min.insync.replicas");
    assertThat(SETTINGS.with(Replication.of(3)).properties(new AlertHistoryTopology()))
        .containsEntry("replication.factor", 3)
        .containsEntry("topic.min.insync.replicas", "2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "ä"})
  void shouldRefuseAnInstanceIdThatKafkaWouldNotTake(String instanceId) {
    assertThatThrownBy(() ->
            StreamsSettings.single(KafkaAccess.open("broker:9092"), Path.of("state"), instanceId))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("instance id");
  }
}
