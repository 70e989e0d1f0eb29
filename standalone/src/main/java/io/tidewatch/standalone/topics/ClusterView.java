package io.tidewatch.standalone.topics;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.FoundTopic;
import io.tidewatch.contract.topic.TopicComparison;
import io.tidewatch.contract.topic.TopicDifference;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.topic.WantedTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The topics of a cluster beside what they should be.
 *
 * @param brokers how many there are now
 * @param found topics of ours, and those that detectors made for themselves
 */
record ClusterView(String clusterId, int brokers, TopicLayout layout, List<FoundTopic> found) {
  ClusterView {
    requireNonNull(clusterId, "clusterId");
    requireNonNull(layout, "layout");
    found = List.copyOf(found);
  }

  /** What is to be done, in the order of the catalogue. */
  List<TopicStep> steps() {
    List<TopicDifference> differences = new ArrayList<>(TopicComparison.of(layout.wanted(), found));
    layout
        .replication()
        .factor()
        .ifPresent(factor ->
            internal().stream()
                .filter(topic -> !topic.copies().equals(Set.of(factor)))
                .map(topic ->
                    new TopicDifference.OtherReplication(topic.name(), factor, topic.copies()))
                .forEach(differences::add));
    return differences.stream().map(TopicStep::of).toList();
  }

  private List<FoundTopic> internal() {
    return found.stream().filter(topic -> !Topics.isOurs(topic.name())).toList();
  }

  /** What there is, for people. */
  List<String> summary() {
    Set<String> known = layout.wanted().stream().map(WantedTopic::name).collect(Collectors.toSet());
    long there = found.stream().filter(topic -> known.contains(topic.name())).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        "cluster "
            + clusterId
            + ": "
            + brokers
            + (brokers == 1 ? " broker, " : " brokers, ")
            + there
            + " of "
            + known.size()
            + " topics of the catalogue, "
            + internal().size()
            + " that detectors made for themselves");
    lines.add(copies());
    return lines;
  }

  private String copies() {
    String asked =
        layout.replication().factor().isPresent()
            ? "copies of each topic: kafka.replication-factor asks for "
                + layout.replication().factor().getAsInt()
            : "copies of each topic: left to the cluster, as kafka.replication-factor is not set";
    if (found.isEmpty()) {
      return asked;
    }
    TreeSet<Integer> copies =
        found.stream()
            .flatMap(topic -> topic.copies().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    String there = copies.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    String risk =
        brokers > 1 && copies.first() == 1
            ? "; what has 1 is gone with its broker, although there are " + brokers
            : "";
    return asked + "; there are " + there + risk;
  }
}
