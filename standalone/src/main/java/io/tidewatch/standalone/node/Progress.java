package io.tidewatch.standalone.node;

import io.tidewatch.contract.topic.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far readers have come on their topics. */
public final class Progress implements AutoCloseable {
  private static final long LOOK_AGAIN_NANOS = 50_000_000;
  private static final Pattern PASSED =
      Pattern.compile(
          "-(repartition|subscription-registration-topic|subscription-response-topic)$");

  /** No record passes through more internal topics on its way through a topology. */
  private static final int MOST_HOPS = 4;

  private final Admin admin;

  public Progress(KafkaAccess kafka) {
    this.admin = Admin.create(kafka.client());
  }

  /** Where each partition of a topic ends for a reader of committed records. */
  public Map<TopicPartition, Long> ends(String topic) {
    return ends(topic, IsolationLevel.READ_COMMITTED);
  }

  private Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation) {
    try {
      Map<TopicPartition, OffsetSpec> latest =
          admin
              .describeTopics(List.of(topic))
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
          .listOffsets(latest, new ListOffsetsOptions(isolation))
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
   * @param patience how long nothing may move
   * @return false if nothing moved for that long
   */
  public boolean awaitCommitted(String group, String topic, Duration patience) {
    Map<TopicPartition, Long> ends = ends(topic);
    return awaitWhileMoving(group, patience, positions -> read(positions, ends, Set.of()));
  }

  /**
   * Waits until nothing is under way in a topology: what stands on its topics is read, and that
   * brought about nothing more.
   *
   * @param application its application id, which begins the names of its internal topics
   * @param sources the topics that it reads
   * @param patience how long nothing may move
   * @return false if nothing moved for that long
   */
  public boolean awaitQuiet(String application, List<String> sources, Duration patience) {
    AtomicReference<Map<TopicPartition, Long>> before = new AtomicReference<>(Map.of());
    return awaitWhileMoving(
        application,
        patience,
        positions -> {
          Map<TopicPartition, Long> internal = internalEnds(application);
          Map<TopicPartition, Long> ends = new HashMap<>(internal);
          sources.forEach(source -> ends.putAll(ends(source)));
          ends.keySet().removeAll(empty(ends));
          // What was on its way between two topics at the first look is on the second at the next.
          return read(positions, ends, internal.keySet()) && ends.equals(before.getAndSet(ends));
        });
  }

  /**
   * Waits until what stands on the topics of a topology now has passed through it, whatever comes
   * after it.
   *
   * @param application its application id, which begins the names of its internal topics
   * @param sources the topics that it reads
   * @param patience how long nothing may move
   * @return false if nothing moved for that long
   */
  public boolean awaitPassed(String application, List<String> sources, Duration patience) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    sources.forEach(source -> ends.putAll(ends(source)));
    if (!awaitRead(application, ends, Set.of(), patience)) {
      return false;
    }
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      Map<TopicPartition, Long> internal = internalEnds(application);
      if (!awaitRead(application, internal, Set.copyOf(internal.keySet()), patience)) {
        return false;
      }
    }
    return true;
  }

  private boolean awaitRead(
      String group,
      Map<TopicPartition, Long> ends,
      Set<TopicPartition> internal,
      Duration patience) {
    ends.keySet().removeAll(empty(ends));
    return awaitWhileMoving(group, patience, positions -> read(positions, ends, internal));
  }

  /**
   * Waits until a topic ends where its last transaction does: nothing on it is still to be shown.
   *
   * @return false if that did not come about in time
   */
  public boolean awaitSettled(String topic, Duration timeout) {
    return await(
        () ->
            ends(topic, IsolationLevel.READ_COMMITTED)
                .equals(ends(topic, IsolationLevel.READ_UNCOMMITTED)),
        timeout);
  }

  /** Looks again and again; false if it did not come about in time, or the thread is to end. */
  static boolean await(BooleanSupplier condition, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }

  private boolean awaitWhileMoving(
      String group, Duration patience, Predicate<Map<TopicPartition, Long>> done) {
    Map<TopicPartition, Long> before = Map.of();
    long movedAt = System.nanoTime();
    while (true) {
      Map<TopicPartition, Long> positions = positions(group);
      if (done.test(positions)) {
        return true;
      }
      if (!positions.equals(before)) {
        before = positions;
        movedAt = System.nanoTime();
      }
      if (System.nanoTime() - movedAt >= patience.toNanos()
          || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** Of the topics that records of a topology pass through on their way. */
  private Map<TopicPartition, Long> internalEnds(String application) {
    try {
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin.listTopics().names().get().stream()
          .filter(name -> name.startsWith(application + "-") && PASSED.matcher(name).find())
          .forEach(name -> ends.putAll(ends(name)));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics cannot be listed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the topics were listed", e);
    }
  }

  /** Partitions with nothing to read: what once stood there is deleted, and nobody commits it. */
  private Set<TopicPartition> empty(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetSpec> oldest = new HashMap<>();
    ends.keySet().forEach(partition -> oldest.put(partition, OffsetSpec.earliest()));
    try {
      Set<TopicPartition> empty = new HashSet<>();
      admin
          .listOffsets(oldest)
          .all()
          .get()
          .forEach((partition, start) -> {
            if (start.offset() >= ends.get(partition)) {
              empty.add(partition);
            }
          });
      return empty;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the oldest offsets cannot be told", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while looking for the oldest offsets", e);
    }
  }

  private static boolean read(
      Map<TopicPartition, Long> positions,
      Map<TopicPartition, Long> ends,
      Set<TopicPartition> transactional) {
    return ends.entrySet().stream()
        .allMatch(end -> {
          // Behind the last record stands the mark that its transaction is over.
          long last = transactional.contains(end.getKey()) ? end.getValue() - 1 : end.getValue();
          return last <= 0 || positions.getOrDefault(end.getKey(), -1L) >= last;
        });
  }

  private Map<TopicPartition, Long> positions(String group) {
    try {
      Map<TopicPartition, Long> positions = new HashMap<>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach((partition, offset) -> {
            if (offset != null) {
              positions.put(partition, offset.offset());
            }
          });
      return positions;
    } catch (ExecutionException e) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
