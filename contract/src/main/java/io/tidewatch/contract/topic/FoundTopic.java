package io.tidewatch.contract.topic;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A topic as it is on a cluster.
 *
 * @param copies on how many brokers its partitions lie; several numbers if they differ
 * @param configs what is in force, whoever set it, under Kafka's names
 */
public record FoundTopic(
    String name, int partitions, SortedSet<Integer> copies, Map<String, String> configs) {
  public FoundTopic {
    requireNonNull(name, "name");
    copies = Collections.unmodifiableSortedSet(new TreeSet<>(copies));
    configs = Map.copyOf(configs);
  }
}
