package io.tidewatch.topology.alerthistory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** The history in the test driver, with words for what tests do to it. */
final class AlertHistoryDriver implements AutoCloseable {
  static final long DAY_MS = 86_400_000;
  static final long START = 1_795_218_000_000L;

  private final AlertHistoryTopology detector = new AlertHistoryTopology();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, Alert> alerts;
  private final TestInputTopic<String, Delivery> deliveries;
  private final TestInputTopic<String, Decision> decisions;

  AlertHistoryDriver() {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, detector.applicationId());
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    driver = new TopologyTestDriver(detector.build(streams), streams, Instant.ofEpochMilli(START));
    alerts = input(Topics.ALERTS);
    deliveries = input(Topics.DELIVERIES);
    decisions = input(Topics.DECISIONS);
  }

  private <V> TestInputTopic<String, V> input(Topic<String, V> topic) {
    return driver.createInputTopic(
        topic.name(), topic.key().serializer(), topic.value().serializer());
  }

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

  static Delivery delivery(String alert, Delivery.Status status, long alertTime) {
    return new Delivery(
        alert,
        "r",
        "s",
        Severity.MAJOR,
        "telegram",
        "desk",
        status,
        1,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        false,
        false,
        alertTime,
        alertTime + 50,
        50);
  }

  void alert(Alert alert) {
    alerts.pipeInput(alert.key(), alert, Math.max(0, alert.eventTime()));
  }

  void delivery(Delivery delivery) {
    deliveries.pipeInput(delivery.alert(), delivery, delivery.at());
  }

  void decision(Decision decision) {
    decisions.pipeInput(decision.key(), decision, decision.to());
  }

  void raw(Topic<String, ?> topic, String key, byte[] value) {
    driver
        .createInputTopic(topic.name(), topic.key().serializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }

  DetectorCounters counters() {
    return detector.counters().getFirst();
  }

  KeyValueStore<String, byte[]> alerts() {
    return driver.getKeyValueStore(AlertHistoryTopology.ALERTS_STORE);
  }

  /** The alert of this id, or null. */
  Alert alert(String id) {
    return Topics.ALERTS.value().deserializer().deserialize(Topics.ALERTS.name(), alerts().get(id));
  }

  KeyValueStore<Bytes, byte[]> index() {
    return driver.getKeyValueStore(AlertHistoryTopology.INDEX_STORE);
  }

  KeyValueStore<Bytes, byte[]> steps() {
    return driver.getKeyValueStore(AlertHistoryTopology.DELIVERIES_STORE);
  }

  /** Ids of a scope and severity in the order of the index. */
  List<String> ids(AlertScope scope, Severity severity) {
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        index()
            .range(
                AlertIndex.key(scope, severity, AlertPlace.before(0)),
                AlertIndex.key(scope, severity, AlertPlace.before(Long.MAX_VALUE)))) {
      found.forEachRemaining(entry -> ids.add(AlertIndex.place(entry.key).id()));
    }
    return ids;
  }

  /** Steps of an alert in their order. */
  List<Delivery.Status> steps(String alert) {
    List<Delivery.Status> statuses = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        steps().range(DeliveryKey.of(alert, 0), DeliveryKey.of(alert, Long.MAX_VALUE))) {
      found.forEachRemaining(entry ->
          statuses.add(
              Topics.DELIVERIES
                  .value()
                  .deserializer()
                  .deserialize(Topics.DELIVERIES.name(), entry.value)
                  .status()));
    }
    return statuses;
  }

  /** Reasons of the decisions about a subject. */
  List<Decision.Reason> reasons(String key) {
    List<Decision.Reason> reasons = new ArrayList<>();
    try (WindowStoreIterator<Decision> kept =
        driver
            .<String, Decision>getWindowStore(AlertHistoryTopology.DECISIONS_STORE)
            .fetch(key, Instant.EPOCH, Instant.ofEpochMilli(5_000))) {
      kept.forEachRemaining(entry -> reasons.add(entry.value.reason()));
    }
    return reasons;
  }

  /** Everything that is kept, as text. */
  List<String> contents() {
    List<String> contents = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = alerts().all()) {
      all.forEachRemaining(entry -> contents.add(entry.key + "=" + new String(entry.value, UTF_8)));
    }
    try (KeyValueIterator<Bytes, byte[]> all = index().all()) {
      all.forEachRemaining(entry -> contents.add(entry.key.toString()));
    }
    try (KeyValueIterator<Bytes, byte[]> all = steps().all()) {
      all.forEachRemaining(entry -> contents.add(entry.key + "=" + Bytes.wrap(entry.value)));
    }
    return contents;
  }

  @Override
  public void close() {
    driver.close();
  }
}
