package io.tidewatch.standalone.removal;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.FoundTopic;
import io.tidewatch.standalone.node.ConsumerGroups;
import io.tidewatch.standalone.node.FoundTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Finds and deletes groups and topics on a cluster. */
final class KafkaLeftovers {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long ASK_AGAIN_MS = 200;

  private final Admin admin;

  KafkaLeftovers(Admin admin) {
    this.admin = requireNonNull(admin, "admin");
  }

  String clusterId() throws ExecutionException, InterruptedException, TimeoutException {
    return get(admin.describeCluster().clusterId());
  }

  /** The groups whose names are asked for, in the order of their names. */
  List<Leftover.Group> groupsLike(Predicate<String> name)
      throws ExecutionException, InterruptedException, TimeoutException {
    return groups(
        get(admin.listGroups().all()).stream()
            .map(GroupListing::groupId)
            .filter(name)
            .sorted()
            .toList());
  }

  /**
   * The groups of these names, as far as there are any. Detectors keep their places in a group for
   * six seconds after they ended, and after its broker has started; so long it is waited for.
   */
  List<Leftover.Group> groups(Collection<String> names)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<Leftover.Group> groups = now(names);
    while (groups.stream().anyMatch(group -> !group.members().isEmpty())
        && System.nanoTime() < deadline) {
      Thread.sleep(ASK_AGAIN_MS);
      groups = now(names);
    }
    return groups;
  }

  private List<Leftover.Group> now(Collection<String> names)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<Leftover.Group> groups = new ArrayList<>();
    for (String one : names) {
      Optional<ConsumerGroupDescription> group = ConsumerGroups.find(admin, one, TIMEOUT);
      if (group.isPresent()) {
        groups.add(new Leftover.Group(one, read(one), ConsumerGroups.members(group.get())));
      }
    }
    return groups;
  }

  private SortedMap<String, Integer> read(String group)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    SortedMap<String, Integer> partitions = new TreeMap<>();
    offsets.keySet().forEach(partition -> partitions.merge(partition.topic(), 1, Integer::sum));
    return partitions;
  }

  /** The topics whose names are asked for, in the order of their names. */
  List<Leftover.Records> topics(Predicate<String> name)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<FoundTopic> found = FoundTopics.read(admin, name, TIMEOUT);
    Map<String, Long> bytes = found.isEmpty() ? Map.of() : bytes();
    return found.stream()
        .map(topic ->
            new Leftover.Records(
                topic.name(), topic.partitions(), bytes.getOrDefault(topic.name(), 0L)))
        .toList();
  }

  /** Of all copies of all topics. */
  private Map<String, Long> bytes()
      throws ExecutionException, InterruptedException, TimeoutException {
    List<Integer> brokers = get(admin.describeCluster().nodes()).stream().map(Node::id).toList();
    Map<String, Long> bytes = new HashMap<>();
    for (Map<String, LogDirDescription> directories :
        get(admin.describeLogDirs(brokers).allDescriptions()).values()) {
      for (LogDirDescription directory : directories.values()) {
        directory
            .replicaInfos()
            .forEach(
                (partition, replica) -> bytes.merge(partition.topic(), replica.size(), Long::sum));
      }
    }
    return bytes;
  }

  /**
   * Deletes groups; Kafka refuses where somebody is in one by now. What is gone already does not
   * matter.
   */
  void deleteGroups(Collection<Leftover.Group> groups)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<String> names = groups.stream().map(Leftover.Group::name).toList();
    for (KafkaFuture<Void> group : admin.deleteConsumerGroups(names).deletedGroups().values()) {
      try {
        get(group);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
  }

  /** Deletes topics; what is gone already does not matter. */
  void deleteTopics(Collection<Leftover.Records> topics)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<String> names = topics.stream().map(Leftover.Records::topic).collect(Collectors.toList());
    for (KafkaFuture<Void> topic : admin.deleteTopics(names).topicNameValues().values()) {
      try {
        get(topic);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    // The broker that is asked may not have heard of it yet.
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Collections.disjoint(get(admin.listTopics().names()), names)
        && System.nanoTime() < deadline) {
      Thread.sleep(ASK_AGAIN_MS);
    }
  }

  private static <T> T get(KafkaFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }
}
