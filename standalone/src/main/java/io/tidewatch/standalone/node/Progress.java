package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far readers have come on their topics. */
public final class Progress implements AutoCloseable {
  private static final long LOOK_AGAIN_NANOS = 50_000_000;

  private final Admin admin;

  public Progress(String bootstrapServers) {
    this.admin =
        Admin.create(
            Map.of("bootstrap.servers", requireNonNull(bootstrapServers, "bootstrapServers")));
  }

  /** Where each partition of a topic ends for a reader of committed records. */
  public Map<TopicPartition, Long> ends(String topic) {
    try {
      Map<TopicPartition, OffsetSpec> latest =
          admin
              .describeTopics(java.util.List.of(topic))
              .allTopicNames()
              .get()
              .get(topic)
              .partitions()
              .stream()
              .collect(
                  Collectors.toMap(
                      p -> new TopicPartition(topic, p.partition()), p -> OffsetSpec.latest()));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of " + topic + " cannot be told", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for the end of " + topic, e);
    }
  }

  /**
   * Waits until a group has committed everything that stands on a topic now.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitCommitted(String group, String topic, Duration timeout) {
    Map<TopicPartition, Long> ends = ends(topic);
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!committed(group, ends)) {
      if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }

  private boolean committed(String group, Map<TopicPartition, Long> ends) {
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return ends.entrySet().stream()
          .allMatch(end ->
              end.getValue() == 0
                  || offsets.get(end.getKey()) != null
                      && offsets.get(end.getKey()).offset() >= end.getValue());
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
