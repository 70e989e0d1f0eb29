package io.tidewatch.query.stream;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.serde.Json;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes events of records. What is no value of its topic is left out. */
final class EventReader {
  private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

  private EventReader() {}

  static Optional<StreamEvent> read(EventKind kind, ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return Optional.empty();
    }
    String key = kind.topic().key().deserializer().deserialize(record.topic(), record.key());
    // Written anew instead of passed on: whoever may write to the topic could write lines that
    // look like events of their own.
    return kind.topic()
        .read(record, unreadable -> LOG.debug("nobody is told of a record: {}", unreadable))
        .map(value ->
            new StreamEvent(
                kind,
                new StreamEvent.Place(record.partition(), record.offset()),
                value instanceof Alert alert ? alert.subject() : key,
                Json.MAPPER.writeValueAsString(value)));
  }
}
