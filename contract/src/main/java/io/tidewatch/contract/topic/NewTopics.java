package io.tidewatch.contract.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Creates topics that can be written to when that is done. A topic is created before the leaders of
 * its partitions know that they are. If a producer's first batch comes too early and its second one
 * does not, the broker takes the second for the first that it ever heard of, and refuses the first
 * for being out of order until it has expired two minutes later.
 */
public final class NewTopics {
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
    awaitLeaders(admin, topics, timeout);
  }

  /** Waits until the leader of each partition answers. */
  public static void awaitLeaders(Admin admin, Collection<NewTopic> topics, Duration timeout)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> all =
        topics.stream()
            .flatMap(topic ->
                IntStream.range(0, topic.numPartitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    // Only a leader answers that; whoever is none yet is asked again.
    admin.listOffsets(all).all().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }
}
