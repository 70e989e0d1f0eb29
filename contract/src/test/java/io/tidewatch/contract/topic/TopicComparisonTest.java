package io.tidewatch.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TopicComparisonTest {
  private static final List<WantedTopic> WANTED = TopicLayout.OF_THE_CATALOGUE.wanted();
  private static final String ALERTS = Topics.ALERTS.name();

  @Test
  void shouldFindNothingWhereAllIsAsItShouldBe() {
    assertThat(TopicComparison.of(WANTED, found(WANTED, 1))).isEmpty();
  }

  @Test
  void shouldFindEverythingMissingOnAnEmptyCluster() {
    assertThat(TopicComparison.of(WANTED, List.of()))
        .hasSameSizeAs(Topics.ALL)
        .allSatisfy(one -> assertThat(one).isInstanceOf(TopicDifference.Missing.class))
        .extracting(TopicDifference::topic)
        .containsExactlyElementsOf(Topics.ALL.stream().<String>map(Topic::name).toList());
  }

  @Test
  void shouldTellWhatWasExpectedAndWhatWasFound() {
    List<WantedTopic> wanted =
        new TopicLayout(Replication.of(3), Partitions.OF_THE_CATALOGUE, Map.of()).wanted();
    List<FoundTopic> found =
        found(wanted, 3).stream()
            .map(topic ->
                topic.name().equals(ALERTS)
                    ? changed(
                        topic,
                        6,
                        Map.of(
                            "retention.ms",
                            "604800000",
                            "cleanup.policy",
                            "compact",
                            "max.message.bytes",
                            "1048588",
                            "min.insync.replicas",
                            "1"))
                    : topic)
            .toList();

    assertThat(TopicComparison.of(wanted, found))
        .extracting(TopicDifference::text)
        .containsExactly(
            "topic tidewatch.alerts: partitions expected 1, was 6",
            "topic tidewatch.alerts: replication expected 3, was 1 and 2",
            "topic tidewatch.alerts: cleanup.policy expected delete, was compact",
            "topic tidewatch.alerts: max.message.bytes expected 8388608, was 1048588",
            "topic tidewatch.alerts: min.insync.replicas expected 2, was 1",
            "topic tidewatch.alerts: retention.ms expected 2592000000 (30 d), was 604800000 (7"
                + " d)");
  }

  @Test
  void shouldLeaveReplicationToAClusterOfWhichNothingIsSaid() {
    assertThat(TopicComparison.of(WANTED, found(WANTED, 2))).isEmpty();
  }

  @Test
  void shouldNameStrangersThatBeginAsOursDo() {
    List<FoundTopic> found = new ArrayList<>(found(WANTED, 1));
    found.add(new FoundTopic(Topics.PREFIX + "of-yesterday", 2, new TreeSet<>(), Map.of()));
    found.add(new FoundTopic("tidewatch-console", 2, new TreeSet<>(), Map.of()));
    found.add(new FoundTopic("orders", 2, new TreeSet<>(), Map.of()));

    assertThat(TopicComparison.of(WANTED, found))
        .containsExactly(new TopicDifference.Stranger(Topics.PREFIX + "of-yesterday"));
  }

  @Test
  void shouldKeepATopicLongerWhereThatIsAskedFor() {
    TopicLayout longer =
        new TopicLayout(
            Replication.OF_THE_CLUSTER,
            Partitions.OF_THE_CATALOGUE,
            Map.of(ALERTS, Duration.ofDays(90)));

    assertThat(TopicComparison.of(longer.wanted(), found(WANTED, 1)))
        .extracting(TopicDifference::text)
        .containsExactly(
            "topic tidewatch.alerts: retention.ms expected 7776000000 (90 d), was 2592000000 (30"
                + " d)");
  }

  @Test
  void shouldRefuseToKeepATopicForLessThanOthersCountOn() {
    assertThatThrownBy(() ->
            new TopicLayout(
                Replication.OF_THE_CLUSTER,
                Partitions.OF_THE_CATALOGUE,
                Map.of(ALERTS, Duration.ofDays(29))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(ALERTS);
    assertThatThrownBy(() ->
            new TopicLayout(
                Replication.OF_THE_CLUSTER,
                Partitions.OF_THE_CATALOGUE,
                Map.of(Topics.RULES.name(), Duration.ofDays(900))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Topics.RULES.name());
  }

  @Test
  void shouldAskForTwoCopiesOfThreeThatHaveWhatIsWritten() {
    assertThat(Replication.of(3).configs()).containsEntry("min.insync.replicas", "2");
    assertThat(Replication.of(2).configs()).containsEntry("min.insync.replicas", "1");
    assertThat(Replication.of(1).configs()).containsEntry("min.insync.replicas", "1");
    assertThat(Replication.OF_THE_CLUSTER.configs()).isEmpty();
    assertThatThrownBy(() -> Replication.of(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<FoundTopic> found(List<WantedTopic> wanted, int copies) {
    return wanted.stream()
        .map(topic ->
            new FoundTopic(
                topic.name(), topic.partitions(), new TreeSet<>(List.of(copies)), topic.configs()))
        .toList();
  }

  private static FoundTopic changed(
      FoundTopic topic, int partitions, Map<String, String> settings) {
    Map<String, String> configs = new HashMap<>(topic.configs());
    configs.putAll(settings);
    return new FoundTopic(topic.name(), partitions, new TreeSet<>(List.of(1, 2)), configs);
  }
}
