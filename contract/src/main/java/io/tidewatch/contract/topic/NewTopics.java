package io.tidewatch.contract.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates topics that can be written to when that is done. A topic is created before the leaders of
 * its partitions know that they are. If a producer's first batch comes too early and its second one
 * does not, the broker takes the second for the first that it ever heard of, and refuses the first
 * for being out of order until it has expired two minutes later.
 */
public final class NewTopics {
  private static final long ASK_AGAIN_MS = 20;

  private NewTopics() {}

  /**
   * Creates topics and waits for their leaders.
   *
   * @throws ExecutionException if Kafka refuses
   * @throws TimeoutException if it takes longer
   */
  public static void create(Admin admin, Collection<NewTopic> topics, Duration timeout)
      throws ExecutionException, InterruptedException, TimeoutException {
    admin.createTopics(topics).all().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    awaitLeaders(admin, topics.stream().map(NewTopic::name).toList(), timeout);
  }

  /**
   * Waits until the leader of each partition answers.
   *
   * @param topics names of topics that were created, though brokers may not have heard of it yet
   * @throws ExecutionException if Kafka refuses
   * @throws TimeoutException if it takes longer
   */
  public static void awaitLeaders(Admin admin, Collection<String> topics, Duration timeout)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      try {
        askLeaders(admin, topics, deadline);
        return;
      } catch (ExecutionException e) {
        // A broker that has not heard of a topic yet; the client does not ask again by itself.
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        if (System.nanoTime() > deadline) {
          throw new TimeoutException(e.getCause().getMessage());
        }
        Thread.sleep(ASK_AGAIN_MS);
      }
    }
  }

  private static void askLeaders(Admin admin, Collection<String> topics, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> all =
        admin
            .describeTopics(topics)
            .allTopicNames()
            .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)
            .values()
            .stream()
            .flatMap(topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    // Only a leader answers that; whoever is none yet is asked again by the client.
    admin.listOffsets(all).all().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }
}
