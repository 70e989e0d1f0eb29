package io.tidewatch.topology.alerthistory;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.RejectReason;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Reads the records of a topic that anybody may write to. One without a key or a readable value is
 * counted and passed over.
 */
final class ReadValue<V> {
  private final Topic<String, V> topic;
  private final ToLongFunction<V> time;
  private final DetectorCounters counters;

  ReadValue(Topic<String, V> topic, ToLongFunction<V> time, DetectorCounters counters) {
    this.topic = requireNonNull(topic, "topic");
    this.time = requireNonNull(time, "time");
    this.counters = requireNonNull(counters, "counters");
  }

  Optional<V> of(Record<String, byte[]> record) {
    if (record.key() == null || record.value() == null) {
      counters.reject(RejectReason.EMPTY);
      return Optional.empty();
    }
    V value;
    try {
      value = topic.value().deserializer().deserialize(topic.name(), record.value());
    } catch (SerializationException e) {
      counters.reject(RejectReason.NOT_JSON);
      return Optional.empty();
    }
    if (time.applyAsLong(value) < 0) {
      counters.reject(RejectReason.OUT_OF_RANGE);
      return Optional.empty();
    }
    return Optional.of(value);
  }
}
