package io.tidewatch.query.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.query.recompute.RangeReader.GoneRange;
import io.tidewatch.topology.recompute.Since;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the records stand that were asked for since some time, up to the newest.
 *
 * @param ranges each after the last record that is older
 * @param cut what retention may have eaten of them
 */
record TimeSpans(List<OffsetRange> ranges, List<GoneRange> cut) {
  TimeSpans {
    ranges = List.copyOf(ranges);
    cut = List.copyOf(cut);
  }

  static TimeSpans find(
      KafkaConsumer<String, byte[]> consumer, List<Since> spans, Duration patience) {
    requireNonNull(consumer, "consumer");
    if (spans.isEmpty()) {
      return new TimeSpans(List.of(), List.of());
    }
    Map<TopicPartition, Long> times =
        spans.stream().collect(Collectors.toMap(TimeSpans::of, Since::fromMs, Math::min));
    Map<TopicPartition, Long> oldest = consumer.beginningOffsets(times.keySet(), patience);
    Map<TopicPartition, Long> ends = consumer.endOffsets(times.keySet(), patience);
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, patience);
    List<OffsetRange> ranges = new ArrayList<>();
    List<GoneRange> cut = new ArrayList<>();
    for (TopicPartition partition : times.keySet()) {
      long begin = oldest.getOrDefault(partition, 0L);
      long end = ends.getOrDefault(partition, 0L);
      OffsetAndTimestamp at = found.get(partition);
      long first = at == null ? end : at.offset();
      if (first < end) {
        ranges.add(new OffsetRange(partition.topic(), partition.partition(), first, end - 1));
      }
      // Where an older record is still there, nothing of the span went: the oldest go first.
      if (begin > 0 && first <= begin) {
        cut.add(new GoneRange(partition.topic(), partition.partition(), 0, begin - 1, begin));
      }
    }
    return new TimeSpans(ranges, cut);
  }

  private static TopicPartition of(Since span) {
    return new TopicPartition(span.topic(), span.partition());
  }
}
