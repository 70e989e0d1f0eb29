package io.tidewatch.standalone.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.topic.TopicDifference.OtherPartitions;
import io.tidewatch.contract.topic.TopicDifference.OtherReplication;
import io.tidewatch.contract.topic.TopicDifference.OtherSetting;
import io.tidewatch.contract.topic.TopicDifference.Stranger;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicStepTest {
  @ParameterizedTest
  @CsvSource({
    "retention.ms, 1000, 999, false",
    "retention.ms, 1000, 1001, true",
    "retention.ms, 1000, -1, true",
    "cleanup.policy, compact, delete, true",
    "cleanup.policy, delete, compact, true",
    "cleanup.policy, delete, 'compact,delete', true",
    "retention.bytes, -1, 1000000, false",
    "max.message.bytes, 8388608, 16777216, false",
    "min.insync.replicas, 2, 1, false",
    "message.timestamp.type, CreateTime, LogAppendTime, false"
  })
  void shouldKnowForWhichChangesKafkaDeletes(
      String setting, String expected, String found, boolean deletes) {
    TopicStep step = TopicStep.of(new OtherSetting("one", setting, expected, found));

    assertThat(step).isInstanceOf(deletes ? TopicStep.Lose.class : TopicStep.Change.class);
    assertThat(step.text().contains("DELETES")).isEqualTo(deletes);
  }

  @Test
  void shouldRefuseWhatMovesKeysOrCopies() {
    assertThat(TopicStep.of(new OtherPartitions("one", 4, 6)).text())
        .startsWith("refuse    topic one: partitions expected 4, was 6; ")
        .contains("kafka.partitions", "docs/runbooks/bigger-cluster.md");
    assertThat(TopicStep.of(new OtherReplication("one", 3, sorted(1))).text())
        .startsWith("refuse    topic one: replication expected 3, was 1; ")
        .contains("kafka-reassign-partitions.sh");
  }

  @Test
  void shouldLeaveStrangersAlone() {
    assertThat(TopicStep.of(new Stranger("one")).text())
        .isEqualTo("leave     topic one: not in the catalogue");
  }

  private static TreeSet<Integer> sorted(int one) {
    TreeSet<Integer> set = new TreeSet<>();
    set.add(one);
    return set;
  }
}
