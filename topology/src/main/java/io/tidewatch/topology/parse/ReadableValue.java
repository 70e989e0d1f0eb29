package io.tidewatch.topology.parse;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import io.tidewatch.topology.DetectorCounters;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Reads values of a topic to which anybody may have written nonsense: what is none is counted and
 * passed over.
 *
 * @param time event time of a value
 */
public record ReadableValue<V>(
    Topic<String, V> topic, ToLongFunction<V> time, DetectorCounters counters) {
  public ReadableValue {
    requireNonNull(topic, "topic");
    requireNonNull(time, "time");
    requireNonNull(counters, "counters");
  }

  /** The value of a record, if it has a readable one. */
  public Optional<V> of(Record<String, byte[]> record) {
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
    if (value == null || !SoundTime.isSound(time.applyAsLong(value), record.timestamp())) {
      counters.reject(RejectReason.OUT_OF_RANGE);
      return Optional.empty();
    }
    return Optional.of(value);
  }
}
