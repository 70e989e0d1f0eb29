package io.tidewatch.topology.parse;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads a table that anybody may write to: bytes that are no value, and values that make no sense,
 * are counted and read as if there was nothing, so that they stop no stream. Thread-safe if what it
 * is made of is.
 *
 * @param <T> the type
 */
public final class ReferenceSerde<T> implements Serde<T> {
  private final Serde<T> values;
  private final Predicate<T> sound;
  private final DetectorCounters counters;

  /**
   * Guards a serde.
   *
   * @param sound what a value must be beyond having fields of the right types
   */
  public ReferenceSerde(Serde<T> values, Predicate<T> sound, DetectorCounters counters) {
    this.values = requireNonNull(values, "values");
    this.sound = requireNonNull(sound, "sound");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public Serializer<T> serializer() {
    return values.serializer();
  }

  @Override
  public Deserializer<T> deserializer() {
    return this::read;
  }

  private T read(String topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      T value = values.deserializer().deserialize(topic, bytes);
      if (value != null && sound.test(value)) {
        return value;
      }
    } catch (SerializationException | ArithmeticException | IllegalArgumentException e) {
      counters.add(Counter.INVALID_REFERENCES);
      return null;
    }
    counters.add(Counter.INVALID_REFERENCES);
    return null;
  }
}
