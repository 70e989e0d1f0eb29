package io.tidewatch.contract.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** In what a cluster is not as it should be. */
public sealed interface TopicDifference {
  /** The name of the topic. */
  String topic();

  /** What was expected and what was found, in one line. */
  String text();

  /** It is not there. */
  record Missing(WantedTopic wanted) implements TopicDifference {
    public Missing {
      requireNonNull(wanted, "wanted");
    }

    @Override
    public String topic() {
      return wanted.name();
    }

    @Override
    public String text() {
      return "topic " + topic() + ": missing";
    }
  }

  /** It has more or fewer of them: each key would be looked for in the wrong place. */
  record OtherPartitions(String topic, int expected, int found) implements TopicDifference {
    public OtherPartitions {
      requireNonNull(topic, "topic");
    }

    @Override
    public String text() {
      return "topic " + topic + ": partitions expected " + expected + ", was " + found;
    }
  }

  /** It lies on more or fewer brokers. */
  record OtherReplication(String topic, int expected, SortedSet<Integer> found)
      implements TopicDifference {
    public OtherReplication {
      requireNonNull(topic, "topic");
      found = Collections.unmodifiableSortedSet(new TreeSet<>(found));
    }

    @Override
    public String text() {
      return "topic "
          + topic
          + ": replication expected "
          + expected
          + ", was "
          + found.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    }
  }

  /**
   * A setting has another value.
   *
   * @param setting under Kafka's name
   * @param found empty if the cluster does not know the setting
   */
  record OtherSetting(String topic, String setting, String expected, String found)
      implements TopicDifference {
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,18}");

    public OtherSetting {
      requireNonNull(topic, "topic");
      requireNonNull(setting, "setting");
      requireNonNull(expected, "expected");
      requireNonNull(found, "found");
    }

    @Override
    public String text() {
      return "topic "
          + topic
          + ": "
          + setting
          + " expected "
          + shown(expected)
          + ", was "
          + shown(found);
    }

    private String shown(String value) {
      return setting.endsWith(".ms") && MILLISECONDS.matcher(value).matches()
          ? value + " (" + length(Duration.ofMillis(Long.parseLong(value))) + ")"
          : value;
    }

    private static String length(Duration time) {
      if (time.equals(Duration.ofDays(time.toDays()))) {
        return time.toDays() + " d";
      }
      return time.equals(Duration.ofHours(time.toHours()))
          ? time.toHours() + " h"
          : time.toSeconds() + " s";
    }
  }

  /** It begins as ours do, and the catalogue does not know it. Nobody touches it. */
  record Stranger(String topic) implements TopicDifference {
    public Stranger {
      requireNonNull(topic, "topic");
    }

    @Override
    public String text() {
      return "topic " + topic + ": not in the catalogue";
    }
  }
}
