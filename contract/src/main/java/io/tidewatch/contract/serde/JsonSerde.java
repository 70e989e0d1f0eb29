package io.tidewatch.contract.serde;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Reads and writes one record type as JSON. A null value (tombstone) stays null. Thread-safe.
 *
 * @param <T> the record type
 */
public final class JsonSerde<T> implements Serde<T> {
  private final Class<T> type;
  private final ObjectWriter writer;
  private final ObjectReader reader;

  public JsonSerde(Class<T> type) {
    this.type = requireNonNull(type, "type");
    this.writer = Json.MAPPER.writerFor(type);
    this.reader = Json.MAPPER.readerFor(type);
  }

  /** The record type. */
  public Class<T> type() {
    return type;
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
    return writer.writeValueAsBytes(value);
  }

  private T read(String topic, byte[] bytes) {
    try {
      return reader.readValue(bytes);
    } catch (JacksonException | NumberFormatException e) {
      throw new SerializationException(
          "expected a JSON " + type.getSimpleName() + " on " + topic + ", was unreadable", e);
    }
  }
}
