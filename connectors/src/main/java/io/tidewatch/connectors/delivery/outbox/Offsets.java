package io.tidewatch.connectors.delivery.outbox;

import io.tidewatch.connectors.delivery.queue.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * How far everything has its outcome. What is told out of turn leaves gaps behind: a restart begins
 * at the oldest thing without an outcome, and learns from the deliveries what after it has one. For
 * one thread.
 */
public final class Offsets {
  private final Map<TopicPartition, Long> read = new HashMap<>();
  private final Map<TopicPartition, NavigableMap<Long, Waiting>> waiting = new HashMap<>();
  private int count;

  private static final class Waiting {
    private final long deliveriesFrom;
    private final long since;
    private int targets;

    private Waiting(long deliveriesFrom, long since, int targets) {
      this.deliveriesFrom = deliveriesFrom;
      this.since = since;
      this.targets = targets;
    }
  }

  /**
   * Where a restart begins.
   *
   * @param offset of the first record without all of its outcomes
   * @param deliveriesFrom no outcome of that record or of a later one stands before
   */
  public record Point(long offset, long deliveriesFrom) {}

  /** Everything before was read. */
  public void readUpTo(TopicPartition partition, long offset) {
    read.put(partition, offset);
  }

  /** Whether everything before was read. */
  public boolean hasRead(TopicPartition partition, long offset) {
    return read.getOrDefault(partition, 0L) >= offset;
  }

  /**
   * Something waits for outcomes.
   *
   * @param targets how many
   * @param deliveriesFrom none of them stands before; never less than for what was read before it
   */
  public void begin(Place place, int targets, long deliveriesFrom, long nowMs) {
    if (targets > 0) {
      waiting
          .computeIfAbsent(place.partition(), partition -> new TreeMap<>())
          .put(place.offset(), new Waiting(deliveriesFrom, nowMs, targets));
      count++;
    }
  }

  /**
   * One of its targets has an outcome.
   *
   * @return whether all have
   */
  public boolean done(Place place) {
    NavigableMap<Long, Waiting> ofPartition = waiting.get(place.partition());
    Waiting item = ofPartition == null ? null : ofPartition.get(place.offset());
    if (item == null) {
      throw new IllegalStateException("expected something that waits at " + place + ", was none");
    }
    item.targets--;
    if (item.targets == 0) {
      ofPartition.remove(place.offset());
      count--;
      return true;
    }
    return false;
  }

  /** How many things wait. */
  public int waiting() {
    return count;
  }

  /** Since when the oldest of them has waited; now if none does. */
  public long oldest(long nowMs) {
    return waiting.values().stream()
        .filter(ofPartition -> !ofPartition.isEmpty())
        .mapToLong(ofPartition -> ofPartition.firstEntry().getValue().since)
        .min()
        .orElse(nowMs);
  }

  /**
   * Where a restart would begin now.
   *
   * @param deliveriesEnd whatever gets its outcome from now on gets it there or later
   */
  public Map<TopicPartition, Point> points(long deliveriesEnd) {
    long from = deliveriesEnd;
    for (NavigableMap<Long, Waiting> ofPartition : waiting.values()) {
      // The first in a partition was read first, when the deliveries ended earliest.
      if (!ofPartition.isEmpty()) {
        from = Math.min(from, ofPartition.firstEntry().getValue().deliveriesFrom);
      }
    }
    Map<TopicPartition, Point> points = new HashMap<>();
    for (Map.Entry<TopicPartition, Long> end : read.entrySet()) {
      NavigableMap<Long, Waiting> ofPartition = waiting.get(end.getKey());
      long first =
          ofPartition == null || ofPartition.isEmpty() ? end.getValue() : ofPartition.firstKey();
      points.put(end.getKey(), new Point(first, from));
    }
    return points;
  }
}
