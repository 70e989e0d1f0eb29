package io.tidewatch.contract.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** How long a topic keeps what is written to it. */
public sealed interface Retention {
  /** The broker settings that bring this about. */
  Map<String, String> configs();

  /** Records are deleted once they are older than {@code age}. */
  record For(Duration age) implements Retention {
    public For {
      requireNonNull(age, "age");
      if (!age.isPositive()) {
        throw new IllegalArgumentException("expected a positive retention, was " + age);
      }
    }

    @Override
    public Map<String, String> configs() {
      return Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          Long.toString(age.toMillis()));
    }
  }

  /** The last record of each key is kept for ever. */
  record Compacted() implements Retention {
    @Override
    public Map<String, String> configs() {
      return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    }
  }

  static Retention hours(int hours) {
    return new For(Duration.ofHours(hours));
  }

  static Retention days(int days) {
    return new For(Duration.ofDays(days));
  }

  static Retention compacted() {
    return new Compacted();
  }
}
