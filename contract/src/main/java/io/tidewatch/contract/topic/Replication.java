package io.tidewatch.contract.topic;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.common.config.TopicConfig;

/**
 * On how many brokers each partition lies, of topics and of what Kafka Streams makes for itself.
 *
 * @param factor empty for what the cluster does with topics of which nothing is said
 */
public record Replication(OptionalInt factor) {
  /** As the cluster does it. */
  public static final Replication OF_THE_CLUSTER = new Replication(OptionalInt.empty());

  private static final int MOST = 9;
  private static final int ENOUGH_TO_LOSE_ONE = 3;

  public Replication {
    requireNonNull(factor, "factor");
    if (factor.isPresent() && (factor.getAsInt() < 1 || factor.getAsInt() > MOST)) {
      throw new IllegalArgumentException(
          "expected a replication factor from 1 to " + MOST + ", was " + factor.getAsInt());
    }
  }

  /** On so many brokers. */
  public static Replication of(int factor) {
    return new Replication(OptionalInt.of(factor));
  }

  /**
   * The settings of a topic that belong to it: of three copies two must have what counts as
   * written, so that one broker may be lost with nothing on it. Said for fewer copies too, since a
   * cluster that asks for two by default would take nothing for a topic of one.
   */
  public Map<String, String> configs() {
    return factor.isEmpty()
        ? Map.of()
        : Map.of(
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
            factor.getAsInt() >= ENOUGH_TO_LOSE_ONE ? "2" : "1");
  }
}
