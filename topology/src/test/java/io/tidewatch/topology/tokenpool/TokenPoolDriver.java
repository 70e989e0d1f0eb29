package io.tidewatch.topology.tokenpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.tokenpool.judge.PairState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.apache.kafka.streams.test.TestRecord;

/** The detector in the test driver, with words for what tests do to it. */
final class TokenPoolDriver implements AutoCloseable {
  /** Processing time of everything, unless a test passes time. */
  static final long START = 1_761_900_000_000L;

  private final TokenPoolTopology detector;
  private final TopologyTestDriver driver;
  private long seq;

  TokenPoolDriver() {
    this(TokenPoolSettings.DEFAULT);
  }

  TokenPoolDriver(TokenPoolSettings settings) {
    detector = new TokenPoolTopology(settings, () -> Instant.ofEpochMilli(START + 3_600_000));
    Properties streams = properties(detector.applicationId());
    driver = new TopologyTestDriver(detector.build(streams), streams, Instant.ofEpochMilli(START));
  }

  static Properties properties(String applicationId) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    streams.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    streams.put(
        StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
        BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
    return streams;
  }

  private <V> void pipe(Topic<String, V> topic, String key, V value, long timeMs) {
    driver
        .createInputTopic(topic.name(), topic.key().serializer(), topic.value().serializer())
        .pipeInput(key, value, timeMs);
  }

  void template(PoolTemplate template, long timeMs) {
    pipe(Topics.TEMPLATES, template.key(), template, timeMs);
  }

  void removeTemplate(int id, long timeMs) {
    pipe(Topics.TEMPLATES, PoolTemplate.key(id), null, timeMs);
  }

  void pair(PoolPair pair, long timeMs) {
    pipe(Topics.PAIRS, pair.key(), pair, timeMs);
  }

  void removePair(int number, long timeMs) {
    pipe(Topics.PAIRS, PoolFrames.pair(number), null, timeMs);
  }

  /** Bytes that may be anything. */
  void reference(Topic<String, ?> topic, String key, String value, long timeMs) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value.getBytes(UTF_8), timeMs);
  }

  void rule(RuleOverride override) {
    pipe(Topics.RULES, override.key(), override, START);
  }

  /** A live frame of batch 1. */
  void frame(String frame, long receivedMs) {
    frame("1", frame, receivedMs, Source.LIVE);
  }

  void frame(String batch, String frame, long receivedMs) {
    frame(batch, frame, receivedMs, Source.LIVE);
  }

  void frame(String batch, String frame, long receivedMs, Source source) {
    RawHeaders headers =
        new RawHeaders("dbotx", "pairs", "c7", 7, seq++, receivedMs * 1_000, source);
    driver
        .createInputTopic(
            Topics.DBOTX_PAIRS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(batch, frame.getBytes(UTF_8), headers.toHeaders(), receivedMs));
  }

  /** Moves the clock by steps of the shortest tick. */
  void passTime(Duration time) {
    for (long passed = 0; passed < time.toMillis(); passed += 50) {
      driver.advanceWallClockTime(Duration.ofMillis(50));
    }
  }

  private <V> List<V> output(Topic<String, V> topic) {
    return driver
        .createOutputTopic(topic.name(), topic.key().deserializer(), topic.value().deserializer())
        .readValuesToList();
  }

  List<Price> prices() {
    return output(Topics.PRICES);
  }

  List<Alert> alerts() {
    return output(Topics.ALERTS);
  }

  List<Decision> decisions() {
    return output(Topics.DECISIONS);
  }

  List<PoolStats> stats() {
    return output(Topics.POOL_STATS);
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return driver
        .createOutputTopic(
            Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** What it decided since the last call, byte by byte. */
  List<String> everything() {
    List<String> records = new ArrayList<>();
    Stream.of(Topics.ALERTS, Topics.DECISIONS)
        .forEach(topic ->
            driver
                .createOutputTopic(
                    topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(record ->
                    records.add(
                        topic.name()
                            + " "
                            + record.key()
                            + " "
                            + record.timestamp()
                            + " "
                            + new String(record.value(), UTF_8))));
    return records;
  }

  PairState pairState(int number) {
    return driver
        .<String, PairState>getKeyValueStore(TokenPoolTopology.PAIRS_STATE_STORE)
        .get(PoolFrames.pair(number));
  }

  TokenState tokenState(int number) {
    return driver
        .<String, TokenState>getKeyValueStore(TokenPoolTopology.TOKENS_STORE)
        .get(PoolFrames.token(number));
  }

  PoolStats batch(int number) {
    return driver
        .<String, PoolStats>getKeyValueStore(TokenPoolTopology.BATCHES_STORE)
        .get(Integer.toString(number));
  }

  /** Counts of the minutes of a batch that are kept. */
  List<PoolStats.Counts> minutes(int batch) {
    WindowStore<String, PoolStats.Counts> store =
        driver.getWindowStore(TokenPoolTopology.MINUTES_STORE);
    List<PoolStats.Counts> counts = new ArrayList<>();
    try (WindowStoreIterator<PoolStats.Counts> minutes =
        store.fetch(Integer.toString(batch), 0, Long.MAX_VALUE)) {
      minutes.forEachRemaining(minute -> counts.add(minute.value));
    }
    return counts;
  }

  /** Bytes of keys and values that went to an internal topic since the last call. */
  long bytesOn(String internalTopic) {
    return driver
        .createOutputTopic(
            detector.applicationId() + "-" + internalTopic,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .mapToLong(
            record -> record.key().length + (record.value() == null ? 0 : record.value().length))
        .sum();
  }

  long counted(Counter counter) {
    return detector.counters().getFirst().value(counter);
  }

  /** Takes up what another run left in its stores, as a restart does from the changelogs. */
  void takeUp(TokenPoolDriver other) {
    Stream.of(
            TokenPoolTopology.TEMPLATES_STORE,
            TokenPoolTopology.PAIRS_STORE,
            TokenPoolTopology.DEFINITIONS_STORE,
            "pairs-with-templates-subscription-store")
        .forEach(name -> copyTable(other, name));
    Stream.of(
            TokenPoolTopology.PAIRS_STATE_STORE,
            TokenPoolTopology.TOKENS_STORE,
            TokenPoolTopology.BATCHES_STORE)
        .forEach(name -> copy(other, name));
  }

  private <V> void copy(TokenPoolDriver other, String name) {
    KeyValueStore<String, V> store = driver.getKeyValueStore(name);
    try (KeyValueIterator<String, V> all = other.driver.<String, V>getKeyValueStore(name).all()) {
      all.forEachRemaining(entry -> store.put(entry.key, entry.value));
    }
  }

  private void copyTable(TokenPoolDriver other, String name) {
    var store = driver.getTimestampedKeyValueStore(name);
    try (var all = other.driver.getTimestampedKeyValueStore(name).all()) {
      all.forEachRemaining(entry -> store.put(entry.key, entry.value));
    }
  }

  /** Moves the offsets on, by frames that are none. */
  void skip(int frames) {
    for (int i = 0; i < frames; i++) {
      frame("none", "-", 1);
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
