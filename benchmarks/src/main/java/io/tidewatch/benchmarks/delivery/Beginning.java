package io.tidewatch.benchmarks.delivery;

import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where an alert begins its way to people. */
enum Beginning {
  /** A detector raised it; the gate has to let it through. */
  ALERT {
    @Override
    ProducerRecord<String, byte[]> record(ToldAlert told) {
      return written(Topics.ALERTS, told.alert().key(), told.alert());
    }
  },
  /** The gate has let it through. */
  NOTIFICATION {
    @Override
    ProducerRecord<String, byte[]> record(ToldAlert told) {
      return written(Topics.NOTIFICATIONS, told.notification().key(), told.notification());
    }
  };

  /** What is written. */
  abstract ProducerRecord<String, byte[]> record(ToldAlert told);

  private static <V> ProducerRecord<String, byte[]> written(
      Topic<String, V> topic, String key, V value) {
    return new ProducerRecord<>(
        topic.name(), key, topic.value().serializer().serialize(topic.name(), value));
  }
}
