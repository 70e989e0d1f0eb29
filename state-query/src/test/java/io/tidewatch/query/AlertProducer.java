package io.tidewatch.query;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes alerts and deliveries as detectors and sinks do. */
final class AlertProducer implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  AlertProducer(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** An alert of the large-trades kind, whatever rule it goes by. */
  static Alert alert(String rule, String subject, Severity severity, long eventTime) {
    Inputs inputs =
        new Inputs.LargeTrades(
            "BTC",
            "USDT",
            BigDecimal.TEN,
            BigDecimal.ONE,
            2,
            1,
            2,
            BigDecimal.TEN,
            1,
            BigDecimal.ONE,
            BigDecimal.ONE,
            0);
    return new Alert(
        AlertId.of(rule, subject, Side.BUY, eventTime, 1),
        rule,
        subject,
        Side.BUY,
        BigDecimal.TEN,
        BigDecimal.ONE,
        severity,
        eventTime,
        new Evidence(
            new Evidence.RuleInForce(rule, 0, Map.of()),
            new Evidence.Episode(eventTime, 1),
            new Evidence.Window(eventTime - 1, eventTime),
            inputs,
            List.of(),
            new Evidence.FeedHealth(0, 0, 1, 0)));
  }

  Alert send(Alert alert) {
    send(Topics.ALERTS, alert.key(), alert, alert.eventTime());
    return alert;
  }

  /** A step of a delivery. */
  void step(Alert alert, String sink, Delivery.Status status, Optional<String> reason) {
    Delivery delivery =
        new Delivery(
            alert.id(),
            alert.rule(),
            alert.subject(),
            alert.severity(),
            sink,
            sink.equals(Delivery.GATE) ? "" : "desk",
            status,
            1,
            1,
            Optional.empty(),
            Optional.empty(),
            reason,
            1,
            false,
            false,
            alert.eventTime(),
            alert.eventTime() + 40,
            40);
    send(Topics.DELIVERIES, delivery.alert(), delivery, delivery.at());
  }

  <V> void send(Topic<String, V> topic, String key, V value, long timeMs) {
    sendLater(topic, key, value, timeMs);
    producer.flush();
  }

  /** Does not wait until it is written. */
  <V> void sendLater(Topic<String, V> topic, String key, V value, long timeMs) {
    byte[] bytes = topic.value().serializer().serialize(topic.name(), value);
    producer.send(new ProducerRecord<>(topic.name(), null, timeMs, key, bytes));
  }

  /** What nobody of us would write. */
  void bytes(Topic<String, ?> topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic.name(), key, value));
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
