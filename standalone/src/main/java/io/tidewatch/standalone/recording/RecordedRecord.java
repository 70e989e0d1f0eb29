package io.tidewatch.standalone.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of a raw topic as one line of a recording.
 *
 * @param timestamp of the record, epoch milliseconds
 * @param value its text; absent if the bytes are no UTF-8
 * @param value64 its bytes in Base64, where there is no text
 */
record RecordedRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    String key,
    Map<String, String> headers,
    Optional<String> value,
    Optional<String> value64) {
  RecordedRecord {
    requireNonNull(topic, "topic");
    requireNonNull(key, "key");
    headers = headers == null ? Map.of() : headers;
    value = value == null ? Optional.empty() : value;
    value64 = value64 == null ? Optional.empty() : value64;
  }

  static RecordedRecord of(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    record
        .headers()
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    Optional<String> text = text(record.value());
    return new RecordedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key() == null ? "" : new String(record.key(), UTF_8),
        headers,
        text,
        text.isPresent() || record.value() == null
            ? Optional.empty()
            : Optional.of(Base64.getEncoder().encodeToString(record.value())));
  }

  /** The value as text; bytes that are no UTF-8 come back damaged, as over a text frame. */
  String text() {
    return value.orElseGet(
        () -> value64.map(v -> new String(Base64.getDecoder().decode(v), UTF_8)).orElse(""));
  }

  /** The value as it was; empty for a tombstone. */
  byte[] bytes() {
    return value
        .map(v -> v.getBytes(UTF_8))
        .orElseGet(() -> value64.map(Base64.getDecoder()::decode).orElse(new byte[0]));
  }

  private static Optional<String> text(byte[] value) {
    try {
      return value == null
          ? Optional.empty()
          : Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
