package io.tidewatch.contract.topic;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as it is to be on a cluster.
 *
 * @param copies on how many brokers; empty if that is for the cluster to say
 * @param configs the settings that are not left to the cluster, under Kafka's names
 */
public record WantedTopic(
    String name, int partitions, OptionalInt copies, SortedMap<String, String> configs) {
  public WantedTopic {
    requireNonNull(name, "name");
    requireNonNull(copies, "copies");
    configs = Collections.unmodifiableSortedMap(new TreeMap<>(configs));
    if (partitions < 1) {
      throw new IllegalArgumentException("expected at least 1 partition, was " + partitions);
    }
  }

  WantedTopic(String name, int partitions, OptionalInt copies, Map<String, String> configs) {
    this(name, partitions, copies, new TreeMap<>(configs));
  }

  /** The request that creates it. */
  public NewTopic newTopic() {
    Optional<Short> factor =
        copies.isPresent() ? Optional.of((short) copies.getAsInt()) : Optional.empty();
    return new NewTopic(name, Optional.of(partitions), factor).configs(configs);
  }
}
