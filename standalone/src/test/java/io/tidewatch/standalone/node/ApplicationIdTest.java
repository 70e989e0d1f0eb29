package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationIdTest {
  @Test
  void shouldBeWhatDetectorsCallThemselves() {
    assertThat(ApplicationId.CURRENT)
        .extracting(ApplicationId::toString)
        .hasSize(7)
        .contains(
            new LargeTradesTopology(LargeTradesSettings.DEFAULT).applicationId(),
            new AlertHistoryTopology().applicationId())
        .allSatisfy(id -> assertThat(ApplicationId.ofGroup(id)).map(Object::toString).contains(id));
  }

  @Test
  void shouldKnowWhatKafkaStreamsMadeForWhom() {
    assertThat(ApplicationId.ofTopic("tidewatch-large-trades-v12-trades-by-symbol-changelog"))
        .contains(new ApplicationId("large-trades", 12));
    assertThat(ApplicationId.ofTopic("tidewatch-token-pool-v2-by-pair-repartition"))
        .contains(new ApplicationId("token-pool", 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "large-trades-v1-trades-changelog",
        "my-tidewatch-large-trades-v1-trades-changelog",
        "tidewatch-large-trades-v1-trades",
        "tidewatch-large-trades-v1",
        "tidewatch-large-trades-v0-trades-changelog",
        "tidewatch-large-trades-vx-trades-changelog",
        "tidewatch-small-trades-v1-trades-changelog",
        "tidewatch-large-trades-v1-changelog-of-mine"
      })
  void shouldTakeNothingOfOthersForOurs(String topic) {
    assertThat(ApplicationId.ofTopic(topic)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tidewatch-console",
        "tidewatch-large-trades",
        "tidewatch-large-trades-v1-copy",
        "orders"
      })
  void shouldTakeNoOtherGroupForADetector(String group) {
    assertThat(ApplicationId.ofGroup(group)).isEmpty();
  }

  @Test
  void shouldKnowWhatALaterVersionReplaced() {
    List<ApplicationId> history =
        List.of(new ApplicationId("alert-history", 1), new ApplicationId("alert-history", 99));

    assertThat(history).extracting(ApplicationId::isSuperseded).containsExactly(true, false);
    assertThat(ApplicationId.CURRENT).noneMatch(ApplicationId::isSuperseded);
  }
}
