package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.contract.topic.Topic;

/**
 * A store that is spread over the partitions of the topic that feeds it.
 *
 * @param name its name in the topology
 * @param partitions how many partitions that topic has in the catalogue
 */
public record KeyedStore(String name, int partitions) {
  public KeyedStore {
    requireNonNull(name, "name");
    if (partitions < 1) {
      throw new IllegalArgumentException("expected at least 1 partition, was " + partitions);
    }
  }

  /** A store that the given topic feeds, with the same record keys. */
  public static KeyedStore fedBy(Topic<String, ?> topic, String name) {
    return new KeyedStore(name, topic.partitions());
  }

  /**
   * How many partitions it really has.
   *
   * @param split into how many parts topics are split on this cluster
   */
  int partitions(Partitions split) {
    return split.insteadOf(partitions);
  }
}
