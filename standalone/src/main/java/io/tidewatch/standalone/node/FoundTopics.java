package io.tidewatch.standalone.node;

import io.tidewatch.contract.topic.FoundTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What topics there are on Kafka, and how they are. */
public final class FoundTopics {
  private FoundTopics() {}

  /**
   * Those whose names are asked for, in the order of their names.
   *
   * @throws ExecutionException if Kafka refuses
   * @throws TimeoutException if it takes longer
   */
  public static List<FoundTopic> read(Admin admin, Predicate<String> name, Duration timeout)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      List<String> names =
          get(admin.listTopics().names(), deadline).stream().filter(name).sorted().toList();
      try {
        return describe(admin, names, deadline);
      } catch (ExecutionException e) {
        // One of them is being deleted, or the broker asked has not heard of it yet.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  private static List<FoundTopic> describe(Admin admin, List<String> names, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, TopicDescription> described =
        get(admin.describeTopics(names).allTopicNames(), deadline);
    Map<ConfigResource, Config> configs =
        get(
            admin.describeConfigs(names.stream().map(FoundTopics::resource).toList()).all(),
            deadline);
    return names.stream()
        .map(name -> found(described.get(name), configs.get(resource(name))))
        .toList();
  }

  private static FoundTopic found(TopicDescription topic, Config config) {
    return new FoundTopic(
        topic.name(),
        topic.partitions().size(),
        topic.partitions().stream()
            .map(partition -> partition.replicas().size())
            .collect(Collectors.toCollection(TreeSet::new)),
        config.entries().stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)));
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static <T> T get(KafkaFuture<T> future, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
  }
}
