package io.tidewatch.query.stream;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.tail.PlacedReads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who comes back what he missed, by reading it again: so much at most, and as many people at
 * once. Kinds of which he missed more are told by their names instead. Thread-safe.
 */
public final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
  private static final long MAX_RECORDS = 5_000;
  private static final long MAX_CHARS = 2_000_000;
  private static final int AT_ONCE = 8;
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);
  private static final Duration MAX_TIME = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaAccess kafka;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  public CatchUp(KafkaAccess kafka) {
    this.kafka = requireNonNull(kafka, "kafka");
  }

  /** Records that were missed, of one partition; the end is exclusive. */
  private record Missed(Positions.Partition partition, long from, long to) {
    TopicPartition named() {
      return new TopicPartition(partition.kind().topic().name(), partition.number());
    }

    long size() {
      return Math.max(0, to - from);
    }
  }

  /**
   * What somebody missed.
   *
   * @param events each partition in its order; only those that he is interested in
   * @param lost kinds of which he missed something that he is not told
   * @param anew partitions of topics that were made anew since
   */
  public record Missing(
      List<StreamEvent> events, Set<EventKind> lost, Set<Positions.Partition> anew) {
    public Missing {
      events = List.copyOf(events);
      lost = Set.copyOf(lost);
      anew = Set.copyOf(anew);
    }
  }

  /**
   * Reads what was missed.
   *
   * @param since how far he was
   * @param follower who came back
   */
  public Missing read(Positions since, Follower follower) throws InterruptedException {
    Set<EventKind> lost = EnumSet.noneOf(EventKind.class);
    Map<EventKind, List<Missed>> missed = missed(since, follower);
    dropLongest(missed, lost);
    if (missed.isEmpty()) {
      return new Missing(List.of(), lost, Set.of());
    }
    if (!places.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      lost.addAll(missed.keySet());
      return new Missing(List.of(), lost, Set.of());
    }
    try {
      return read(missed, follower.interest(), lost);
    } finally {
      // Before he is told: how long that takes is his affair.
      places.release();
    }
  }

  /** Where he is ahead of this instance, he missed nothing: it is behind the others a little. */
  private static Map<EventKind, List<Missed>> missed(Positions since, Follower follower) {
    Map<EventKind, List<Missed>> missed = new EnumMap<>(EventKind.class);
    follower
        .start()
        .forEach((partition, now) ->
            since
                .of(partition)
                .filter(from -> !from.equals(now))
                .ifPresent(from ->
                    missed
                        .computeIfAbsent(partition.kind(), kind -> new ArrayList<>())
                        .add(new Missed(partition, from, now))));
    return missed;
  }

  /** The shortest first, as many as there is room for: alerts do not go without for volumes. */
  private static void dropLongest(Map<EventKind, List<Missed>> missed, Set<EventKind> lost) {
    long room = MAX_RECORDS;
    List<EventKind> shortestFirst =
        missed.keySet().stream()
            .sorted(Comparator.comparingLong(kind -> size(missed.get(kind))))
            .toList();
    for (EventKind kind : shortestFirst) {
      room -= size(missed.get(kind));
      if (room < 0) {
        missed.remove(kind);
        lost.add(kind);
      }
    }
  }

  private static long size(List<Missed> missed) {
    return missed.stream().mapToLong(Missed::size).sum();
  }

  private Missing read(
      Map<EventKind, List<Missed>> missed, Interest interest, Set<EventKind> lost) {
    long deadlineNs = System.nanoTime() + MAX_TIME.toNanos();
    Set<EventKind> left = EnumSet.copyOf(missed.keySet());
    Set<Positions.Partition> anew = new HashSet<>();
    List<StreamEvent> events = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            PlacedReads.settings(kafka, "tidewatch-event-catch-up"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      for (Map.Entry<EventKind, List<Missed>> kind : missed.entrySet()) {
        Set<Positions.Partition> others = madeAnew(consumer, kind.getValue(), deadlineNs);
        anew.addAll(others);
        List<StreamEvent> found = new ArrayList<>();
        for (Missed part : kind.getValue()) {
          read(consumer, part, deadlineNs, interest, found);
        }
        if (others.isEmpty() && chars(events) + chars(found) <= MAX_CHARS) {
          events.addAll(found);
          left.remove(kind.getKey());
        }
      }
    } catch (KafkaException e) {
      // Retention ate some of it, or Kafka does not answer in time.
      LOG.info("not all that was missed can be read again: {}", e.toString());
    }
    lost.addAll(left);
    return new Missing(events, lost, anew);
  }

  private static long chars(List<StreamEvent> events) {
    return events.stream().mapToLong(event -> event.data().length()).sum();
  }

  /** Those that have never got as far as he was. */
  private static Set<Positions.Partition> madeAnew(
      KafkaConsumer<byte[], byte[]> consumer, List<Missed> missed, long deadlineNs) {
    Map<TopicPartition, Missed> ahead =
        missed.stream()
            .filter(part -> part.from() > part.to())
            .collect(Collectors.toMap(Missed::named, part -> part));
    if (ahead.isEmpty()) {
      return Set.of();
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(ahead.keySet(), left(deadlineNs));
    return ahead.entrySet().stream()
        .filter(one -> one.getValue().from() > ends.get(one.getKey()))
        .map(one -> one.getValue().partition())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void read(
      KafkaConsumer<byte[], byte[]> consumer,
      Missed missed,
      long deadlineNs,
      Interest interest,
      List<StreamEvent> events) {
    TopicPartition partition = missed.named();
    if (missed.size() == 0) {
      return;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, missed.from());
    while (consumer.position(partition, left(deadlineNs)) < missed.to()) {
      for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL).records(partition)) {
        if (found.offset() < missed.to()) {
          EventReader.read(missed.partition().kind(), found)
              .filter(interest::includes)
              .ifPresent(events::add);
        }
      }
    }
  }

  private static Duration left(long deadlineNs) {
    long leftNs = deadlineNs - System.nanoTime();
    if (leftNs <= 0) {
      throw new KafkaException("reading took more than " + MAX_TIME.toSeconds() + " s");
    }
    return Duration.ofNanos(leftNs);
  }
}
