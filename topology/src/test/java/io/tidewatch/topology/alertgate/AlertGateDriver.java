package io.tidewatch.topology.alertgate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The detector in the test driver, with words for what tests do to it. */
final class AlertGateDriver implements AutoCloseable {
  static final long T0 = MadeAlerts.T0;
  static final long WALL = T0 + 3_600_000;

  private final AlertGateTopology detector =
      new AlertGateTopology(() -> Instant.ofEpochMilli(WALL));
  private final TopologyTestDriver driver;

  AlertGateDriver() {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, detector.applicationId());
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    streams.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    driver = new TopologyTestDriver(detector.build(streams), streams, Instant.ofEpochMilli(T0));
  }

  private <V> void pipe(Topic<String, V> topic, String key, V value, long timeMs) {
    driver
        .createInputTopic(topic.name(), topic.key().serializer(), topic.value().serializer())
        .pipeInput(key, value, timeMs);
  }

  /** Bytes that may be anything. */
  void raw(Topic<String, ?> topic, String key, String value) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value == null ? null : value.getBytes(UTF_8), T0);
  }

  void alert(Alert alert) {
    pipe(Topics.ALERTS, alert.key(), alert, alert.eventTime());
  }

  void decision(Decision decision) {
    pipe(Topics.DECISIONS, decision.key(), decision, decision.to());
  }

  /** A record whose timestamp is not the time of its event. */
  void at(long timeMs, Alert alert) {
    pipe(Topics.ALERTS, alert.key(), alert, timeMs);
  }

  void at(long timeMs, Decision decision) {
    pipe(Topics.DECISIONS, decision.key(), decision, timeMs);
  }

  void silence(String key, Silence silence) {
    pipe(Topics.SILENCES, key, silence, silence.from());
  }

  void silence(Silence silence) {
    pipe(Topics.SILENCES, silence.id(), silence, silence.from());
  }

  void unsilence(String id, long timeMs) {
    pipe(Topics.SILENCES, id, null, timeMs);
  }

  void feed(FeedEvent event) {
    pipe(Topics.FEED_EVENTS, event.key(), event, event.at());
  }

  void passTime(Duration time) {
    driver.advanceWallClockTime(time);
  }

  private <V> List<V> output(Topic<String, V> topic) {
    return driver
        .createOutputTopic(topic.name(), topic.key().deserializer(), topic.value().deserializer())
        .readValuesToList();
  }

  List<Notification> notifications() {
    return output(Topics.NOTIFICATIONS);
  }

  List<Decision> decisions() {
    return output(Topics.DECISIONS);
  }

  List<Delivery> deliveries() {
    return output(Topics.DELIVERIES);
  }

  /** Each output as topic, key and bytes, in order within its topic. */
  List<String> everything() {
    List<String> all = new ArrayList<>();
    Stream.of(Topics.NOTIFICATIONS, Topics.DECISIONS, Topics.DELIVERIES)
        .forEach(topic ->
            driver
                .createOutputTopic(
                    topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readKeyValuesToList()
                .forEach(record ->
                    all.add(
                        topic.name() + " " + record.key + " " + new String(record.value, UTF_8))));
    return all;
  }

  long counted(Counter counter) {
    return detector.counters().getFirst().value(counter);
  }

  long rejected() {
    return detector.counters().getFirst().rejected();
  }

  /** How many records are in a store. */
  long kept(String store) {
    return driver.getKeyValueStore(store).approximateNumEntries();
  }

  /** Goes on where another one stopped, with its stores as a changelog would bring them. */
  void takeUp(AlertGateDriver other) {
    Stream.of(
            AlertGateTopology.SILENCES_STORE,
            AlertGateTopology.FEEDS_STORE,
            AlertGateTopology.MOVES_STORE,
            AlertGateTopology.EVENTS_STORE,
            AlertGateTopology.HELD_STORE,
            AlertGateTopology.TIME_STORE,
            AlertGateTopology.HEARD_STORE)
        .forEach(name -> copy(other, name));
  }

  /** Event times of alerts that came, by their ids. */
  Map<String, Long> heard() {
    Map<String, Long> times = new HashMap<>();
    KeyValueStore<String, Long> store = driver.getKeyValueStore(AlertGateTopology.HEARD_STORE);
    try (KeyValueIterator<String, Long> all = store.all()) {
      all.forEachRemaining(entry -> times.put(entry.key, entry.value));
    }
    return times;
  }

  private <V> void copy(AlertGateDriver other, String name) {
    KeyValueStore<String, V> store = driver.getKeyValueStore(name);
    try (KeyValueIterator<String, V> all = other.driver.<String, V>getKeyValueStore(name).all()) {
      all.forEachRemaining(entry -> store.put(entry.key, entry.value));
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
