package io.tidewatch.query.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.tail.PlacedReads;
import io.tidewatch.topology.recompute.Since;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads named offsets again, with a consumer of its own that belongs to no group. Bounded: so many
 * records, and so much time.
 */
public final class RangeReader {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(10);
  private static final Comparator<OffsetRange> IN_ORDER =
      Comparator.comparing(OffsetRange::topic)
          .thenComparing(OffsetRange::partition)
          .thenComparing(OffsetRange::first);

  private final KafkaAccess kafka;
  private final Set<String> topics;
  private final Limits limits;

  /**
   * How much is read at most.
   *
   * @param records of all ranges together, those of other subjects as well
   */
  public record Limits(long records, Duration time) {
    /** What a book of hours takes, while somebody waits for the answer. */
    public static final Limits DEFAULT = new Limits(2_000_000, Duration.ofSeconds(30));

    public Limits {
      requireNonNull(time, "time");
    }
  }

  /**
   * Reads from a broker.
   *
   * @param topics that may be read: alerts come from a topic, and who writes there names what he
   *     likes
   */
  public RangeReader(KafkaAccess kafka, Set<String> topics, Limits limits) {
    this.kafka = requireNonNull(kafka, "kafka");
    this.topics = Set.copyOf(topics);
    this.limits = requireNonNull(limits, "limits");
  }

  /** What came of reading. */
  public sealed interface Reading {
    /**
     * Everything was read.
     *
     * @param records how many
     * @param cut what retention may have eaten of the spans of time: nobody knows how many records
     *     there were
     */
    record Complete(long records, List<GoneRange> cut) implements Reading {
      public Complete {
        cut = List.copyOf(cut);
      }
    }

    /** Retention has eaten some of it. */
    record Gone(List<GoneRange> ranges) implements Reading {
      public Gone {
        ranges = List.copyOf(ranges);
      }
    }

    /**
     * It was not read to its end.
     *
     * @param why one clause
     */
    record Refused(String why) implements Reading {
      public Refused {
        requireNonNull(why, "why");
      }
    }
  }

  /**
   * Offsets that are no longer there, both ends inclusive.
   *
   * @param oldest offset that is still there; the one to be written next if none is
   */
  public record GoneRange(String topic, int partition, long first, long last, long oldest) {
    public GoneRange {
      requireNonNull(topic, "topic");
    }
  }

  /**
   * Gives every record to the listener: first those of the spans of time, up to the newest, then
   * those of the ranges; one after the other, each in its order.
   *
   * @param spans on any topic: who asks for them is one of us
   */
  public Reading read(
      List<Since> spans,
      List<OffsetRange> ranges,
      Consumer<ConsumerRecord<String, byte[]>> listener) {
    Optional<String> nonsense = nonsense(ranges);
    if (nonsense.isPresent()) {
      return new Reading.Refused(nonsense.get());
    }
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            PlacedReads.settings(kafka, "tidewatch-recompute"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<GoneRange> gone = gone(consumer, ranges);
      return gone.isEmpty()
          ? readAll(consumer, TimeSpans.find(consumer, spans, KAFKA_PATIENCE), ranges, listener)
          : new Reading.Gone(gone);
    } catch (KafkaException e) {
      return new Reading.Refused("the records cannot be read now: " + e.getMessage());
    }
  }

  private Optional<String> nonsense(List<OffsetRange> ranges) {
    if (ranges.isEmpty()) {
      return Optional.of("it names no records");
    }
    long total = 0;
    for (OffsetRange range : ranges) {
      if (!topics.contains(range.topic())) {
        return Optional.of("it names records that are not on a raw topic");
      }
      if (range.partition() < 0 || range.first() < 0 || range.last() < range.first()) {
        return Optional.of("the records that it names are no range");
      }
      long size = range.last() - range.first();
      if (size >= limits.records() - total) {
        return Optional.of(
            "it names more than " + limits.records() + " records, which is more than are read");
      }
      total += size + 1;
    }
    return Optional.empty();
  }

  private static List<GoneRange> gone(
      KafkaConsumer<String, byte[]> consumer, List<OffsetRange> ranges) {
    Set<TopicPartition> partitions = Set.copyOf(ranges.stream().map(RangeReader::of).toList());
    Map<TopicPartition, Long> oldest = consumer.beginningOffsets(partitions, KAFKA_PATIENCE);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, KAFKA_PATIENCE);
    List<GoneRange> gone = new ArrayList<>();
    for (OffsetRange range : ranges) {
      long first = oldest.getOrDefault(of(range), 0L);
      // A topic that was made anew begins at zero: what is named was on the one before it.
      boolean otherTopic = ends.getOrDefault(of(range), 0L) <= range.last();
      if (otherTopic || first > range.first()) {
        long last = otherTopic ? range.last() : Math.min(range.last(), first - 1);
        gone.add(new GoneRange(range.topic(), range.partition(), range.first(), last, first));
      }
    }
    return gone;
  }

  private Reading readAll(
      KafkaConsumer<String, byte[]> consumer,
      TimeSpans spans,
      List<OffsetRange> ranges,
      Consumer<ConsumerRecord<String, byte[]>> listener) {
    if (size(spans.ranges()) > limits.records() - size(ranges)) {
      return new Reading.Refused(
          "it takes more than " + limits.records() + " records, which is more than are read");
    }
    long startedNs = System.nanoTime();
    long records = 0;
    List<OffsetRange> all =
        Stream.of(spans.ranges(), ranges).flatMap(some -> some.stream().sorted(IN_ORDER)).toList();
    for (OffsetRange range : all) {
      TopicPartition partition = of(range);
      consumer.assign(List.of(partition));
      consumer.seek(partition, range.first());
      while (consumer.position(partition, KAFKA_PATIENCE) <= range.last()) {
        if (System.nanoTime() - startedNs > limits.time().toNanos()) {
          return new Reading.Refused(
              "reading took more than " + limits.time().toSeconds() + " s, which is all there is");
        }
        for (ConsumerRecord<String, byte[]> found : consumer.poll(POLL).records(partition)) {
          if (found.offset() <= range.last()) {
            listener.accept(found);
            records++;
          }
        }
      }
    }
    return new Reading.Complete(records, spans.cut());
  }

  private static long size(List<OffsetRange> ranges) {
    return ranges.stream().mapToLong(range -> range.last() - range.first() + 1).sum();
  }

  private static TopicPartition of(OffsetRange range) {
    return new TopicPartition(range.topic(), range.partition());
  }
}
