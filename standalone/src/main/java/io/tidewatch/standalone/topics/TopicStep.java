package io.tidewatch.standalone.topics;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.TopicDifference;
import io.tidewatch.contract.topic.WantedTopic;
import org.apache.kafka.common.config.TopicConfig;

/** What is to be done about one difference. */
sealed interface TopicStep {
  /** In one line, for people. */
  String text();

  /** The topic is made. */
  record Create(WantedTopic topic) implements TopicStep {
    public Create {
      requireNonNull(topic, "topic");
    }

    @Override
    public String text() {
      return "create    topic "
          + topic.name()
          + ": partitions "
          + topic.partitions()
          + ", "
          + String.join(
              ", ",
              topic.configs().entrySet().stream()
                  .map(setting -> setting.getKey() + " " + setting.getValue())
                  .toList());
    }
  }

  /** A setting is set, and nothing that is on the topic goes. */
  record Change(TopicDifference.OtherSetting difference) implements TopicStep {
    public Change {
      requireNonNull(difference, "difference");
    }

    @Override
    public String text() {
      return "change    " + difference.text();
    }
  }

  /**
   * A setting is set, and Kafka deletes for it.
   *
   * @param what is deleted
   */
  record Lose(TopicDifference.OtherSetting difference, String what) implements TopicStep {
    public Lose {
      requireNonNull(difference, "difference");
      requireNonNull(what, "what");
    }

    @Override
    public String text() {
      return "change    " + difference.text() + "; DELETES " + what;
    }
  }

  /**
   * It cannot be done here.
   *
   * @param procedure why not, and how else
   */
  record Refuse(TopicDifference difference, String procedure) implements TopicStep {
    public Refuse {
      requireNonNull(difference, "difference");
      requireNonNull(procedure, "procedure");
    }

    @Override
    public String text() {
      return "refuse    " + difference.text() + "; " + procedure;
    }
  }

  /** Nobody touches it. */
  record Leave(TopicDifference.Stranger stranger) implements TopicStep {
    public Leave {
      requireNonNull(stranger, "stranger");
    }

    @Override
    public String text() {
      return "leave     " + stranger.text();
    }
  }

  /** What is to be done about it. */
  static TopicStep of(TopicDifference difference) {
    return switch (difference) {
      case TopicDifference.Missing missing -> new Create(missing.wanted());
      case TopicDifference.Stranger stranger -> new Leave(stranger);
      case TopicDifference.OtherSetting other -> of(other);
      case TopicDifference.OtherPartitions other ->
          new Refuse(
              other,
              "with another number of partitions keys lie elsewhere than what is known of them: set"
                  + " kafka.partitions to what is there, or see docs/runbooks/bigger-cluster.md");
      case TopicDifference.OtherReplication other ->
          new Refuse(
              other,
              "kafka-reassign-partitions.sh of Kafka makes and drops copies while all runs; or set"
                  + " kafka.replication-factor");
    };
  }

  private static TopicStep of(TopicDifference.OtherSetting other) {
    return switch (other.setting()) {
      case TopicConfig.RETENTION_MS_CONFIG ->
          isLonger(other.expected(), other.found())
              ? new Change(other)
              : new Lose(other, "what is older");
      case TopicConfig.CLEANUP_POLICY_CONFIG ->
          other.expected().equals(TopicConfig.CLEANUP_POLICY_COMPACT)
              ? new Lose(other, "all but the last record of each key")
              : new Lose(other, "what is older than its time");
      default -> new Change(other);
    };
  }

  /** A retention below zero is one without an end. */
  private static boolean isLonger(String expected, String found) {
    return found.matches("\\d{1,18}") && Long.parseLong(expected) > Long.parseLong(found);
  }
}
