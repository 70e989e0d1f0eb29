package io.tidewatch.query.streams;

import io.tidewatch.contract.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends what a detector says to topics that nobody listens to. What Kafka Streams keeps for the
 * detector goes where it always goes. Kafka makes it by its name.
 */
public final class ShadowOutputs implements ProducerInterceptor<byte[], byte[]> {
  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    return Topics.isOurs(record.topic())
        ? new ProducerRecord<>(
            Topics.shadowOf(record.topic()),
            record.partition(),
            record.timestamp(),
            record.key(),
            record.value(),
            record.headers())
        : record;
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception failure) {
    // Whoever sent it hears of it.
  }

  @Override
  public void configure(Map<String, ?> settings) {
    // There is one way to do it.
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
