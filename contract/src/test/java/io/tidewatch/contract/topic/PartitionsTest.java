package io.tidewatch.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 1_000})
  void shouldReplaceTheNumberOfEveryTopicThatHasSeveral(int number) {
    for (WantedTopic wanted : layout(Partitions.of(number)).wanted()) {
      int catalogued = topic(wanted.name()).partitions();
      assertThat(wanted.partitions()).as(wanted.name()).isEqualTo(catalogued == 1 ? 1 : number);
    }
  }

  @Test
  void shouldLeaveTheCatalogueAsItIsOtherwise() {
    assertThat(layout(Partitions.OF_THE_CATALOGUE).wanted())
        .extracting(WantedTopic::partitions)
        .containsExactlyElementsOf(Topics.ALL.stream().map(Topic::partitions).toList());
  }

  /** The order on these is part of what is known, or they are read whole. */
  @Test
  void shouldLeaveAloneWhatIsInOneOrder() {
    List<Topic<?, ?>> single =
        List.of(
            Topics.HYPERLIQUID_FRAMES,
            Topics.TEMPLATES,
            Topics.RULES,
            Topics.PRICES,
            Topics.FUTURES_RANKINGS,
            Topics.ALERTS,
            Topics.DECISIONS,
            Topics.NOTIFICATIONS,
            Topics.DELIVERIES,
            Topics.WHALE_SIGNALS,
            Topics.AUDIT,
            Topics.DEAD_LETTERS);

    assertThat(single).allSatisfy(topic -> assertThat(Partitions.of(16).of(topic)).isOne());
  }

  /** Kafka Streams joins partition with partition, and an alert looks for its bars on its own. */
  @Test
  void shouldKeepTogetherWhatIsReadTogether() {
    Partitions split = Partitions.of(7);

    assertThat(
            List.of(
                Topics.FUTURES_KLINES,
                Topics.FUTURES_TICKERS,
                Topics.FUTURES_OPEN_INTEREST,
                Topics.FUTURES_BARS,
                Topics.DBOTX_PAIRS,
                Topics.PAIRS))
        .extracting(split::of)
        .containsOnly(7);
  }

  @Test
  void shouldGiveShadowsAsMany() {
    assertThat(layout(Partitions.of(8)).shadows())
        .extracting(WantedTopic::partitions)
        .containsExactlyElementsOf(
            layout(Partitions.of(8)).wanted().stream().map(WantedTopic::partitions).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1_001, Integer.MAX_VALUE})
  void shouldRefuseWhatNoClusterShouldHave(int number) {
    assertThatThrownBy(() -> Partitions.of(number))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected from 1 to 1000 partitions, was " + number);
  }

  private static TopicLayout layout(Partitions partitions) {
    return new TopicLayout(Replication.OF_THE_CLUSTER, partitions, Map.of());
  }

  private static Topic<?, ?> topic(String name) {
    return Topics.ALL.stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
  }
}
