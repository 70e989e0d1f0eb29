package io.tidewatch.topology.compact;

import static java.util.Objects.requireNonNull;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes one type in the compact form, after an octet that says which version of it. A
 * null value (tombstone) stays null. Thread-safe if its two functions are.
 *
 * @param <T> the type
 */
public final class CompactSerde<T> implements Serde<T> {
  private final int format;
  private final BiConsumer<T, CompactWriter> writing;
  private final Function<CompactReader, T> reading;

  /**
   * Reads and writes with these functions.
   *
   * @param format 0 to 255; rises with every change that makes older bytes unreadable
   */
  public CompactSerde(
      int format, BiConsumer<T, CompactWriter> writing, Function<CompactReader, T> reading) {
    this.format = format;
    this.writing = requireNonNull(writing, "writing");
    this.reading = requireNonNull(reading, "reading");
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> value == null ? null : write(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
  }

  private byte[] write(T value) {
    CompactWriter writer = new CompactWriter().octet(format);
    writing.accept(value, writer);
    return writer.toBytes();
  }

  private T read(String topic, byte[] bytes) {
    try {
      CompactReader reader = new CompactReader(bytes);
      int found = reader.octet();
      if (found != format) {
        throw new IllegalArgumentException("expected format " + format + ", was " + found);
      }
      return reading.apply(reader);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new SerializationException(
          "expected the compact form on " + topic + ", was unreadable: " + e.getMessage(), e);
    }
  }
}
