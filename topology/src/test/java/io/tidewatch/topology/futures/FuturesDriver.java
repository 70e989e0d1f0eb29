package io.tidewatch.topology.futures;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.binance.FuturesKline;
import io.tidewatch.topology.parse.RejectReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;

/** The detector in the test driver, with words for what tests do to it. */
final class FuturesDriver implements AutoCloseable {
  private final FuturesTopology detector;
  private final Path directory;
  private final TopologyTestDriver driver;
  private final List<ConsumerRecord<String, byte[]>> raws = new ArrayList<>();
  private long seq;

  FuturesDriver() {
    this(FuturesSettings.DEFAULT.inMemory());
  }

  FuturesDriver(FuturesSettings settings) {
    this(settings, Optional.empty());
  }

  private FuturesDriver(FuturesSettings settings, Optional<FuturesDriver> before) {
    try {
      directory = Files.createTempDirectory("futures");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    detector =
        new FuturesTopology(settings, () -> Instant.ofEpochMilli(FuturesFrames.T0 + 3_600_000));
    Properties streams = properties(detector.applicationId());
    streams.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver =
        new TopologyTestDriver(
            detector.build(streams), streams, Instant.ofEpochMilli(FuturesFrames.T0));
    before.ifPresent(this::takeUp);
    // There is one partition here: the others are not waited for any more.
    silence();
  }

  static Properties properties(String applicationId) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    streams.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return streams;
  }

  /** Nothing comes for so long that no partition is waited for. */
  void silence() {
    for (int second = 0; second < 15; second++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
  }

  /** Nothing comes after a start either. */
  void longSilence() {
    for (int time = 0; time < 8; time++) {
      silence();
    }
  }

  void rule(RuleOverride override) {
    driver
        .createInputTopic(
            Topics.RULES.name(), new StringSerializer(), Topics.RULES.value().serializer())
        .pipeInput(override.key(), override, FuturesFrames.T0);
  }

  void raw(String key, byte[] value, String channel, long receivedMs, Source source) {
    RawHeaders headers =
        new RawHeaders("binance-futures", channel, "c7", 7, seq++, receivedMs * 1_000, source);
    raws.add(
        record(
            Topics.FUTURES_KLINES.name(),
            raws.size(),
            new TestRecord<>(key, value, headers.toHeaders(), receivedMs)));
    driver
        .createInputTopic(
            Topics.FUTURES_KLINES.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, headers.toHeaders(), receivedMs));
  }

  private static ConsumerRecord<String, byte[]> record(
      String topic, long offset, TestRecord<String, byte[]> from) {
    return new ConsumerRecord<>(
        topic,
        0,
        offset,
        from.timestamp(),
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        from.value().length,
        from.key(),
        from.value(),
        from.headers(),
        Optional.empty());
  }

  /** All that was written to it, as it stands on its topic. */
  List<ConsumerRecord<String, byte[]>> raws() {
    return raws;
  }

  /** Bars since the last call, as they stand on their topic. */
  List<ConsumerRecord<String, byte[]>> barRecords() {
    List<TestRecord<String, byte[]>> records =
        driver
            .createOutputTopic(
                Topics.FUTURES_BARS.name(), new StringDeserializer(), new ByteArrayDeserializer())
            .readRecordsToList();
    return IntStream.range(0, records.size())
        .mapToObj(offset -> record(Topics.FUTURES_BARS.name(), offset, records.get(offset)))
        .toList();
  }

  void frame(String symbol, FuturesKline kline, long eventTime, boolean closed, Source source) {
    String frame = FuturesFrames.frame(symbol, kline, eventTime, closed);
    raw(symbol, frame.getBytes(UTF_8), "klines", eventTime + 40, source);
  }

  /** A live frame of the running bar. */
  void running(String symbol, FuturesKline kline, long eventTime) {
    frame(symbol, kline, eventTime, false, Source.LIVE);
  }

  /** The last frame of a bar, right at its end. */
  void closing(String symbol, FuturesKline kline) {
    frame(symbol, kline, kline.openTime() + FuturesFrames.BAR, true, Source.LIVE);
  }

  /** The same of a recording. */
  void replayed(String symbol, FuturesKline kline) {
    frame(symbol, kline, kline.openTime() + FuturesFrames.BAR, true, Source.REPLAY);
  }

  void rows(String symbol, List<FuturesKline> klines, long receivedMs) {
    raw(symbol, FuturesFrames.rows(klines).getBytes(UTF_8), "klines", receivedMs, Source.BACKFILL);
  }

  void contract(String symbol, String tickSize, long onboardAt) {
    raw(
        symbol,
        FuturesFrames.contract(symbol, tickSize, onboardAt).getBytes(UTF_8),
        "contract",
        FuturesFrames.T0,
        Source.BACKFILL);
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

  List<Bar> bars() {
    return output(Topics.FUTURES_BARS);
  }

  List<Anomaly> anomalies() {
    return output(Topics.FUTURES_ANOMALIES);
  }

  List<FeedCommand> commands() {
    return output(Topics.FEED_COMMANDS);
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
    Stream.of(Topics.ALERTS, Topics.DECISIONS, Topics.FUTURES_ANOMALIES, Topics.FUTURES_BARS)
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

  SymbolState state(String symbol) {
    return driver.<String, SymbolState>getKeyValueStore(FuturesTopology.SYMBOLS_STORE).get(symbol);
  }

  SymbolScores scores(String symbol) {
    return driver.<String, SymbolScores>getKeyValueStore(FuturesTopology.SCORES_STORE).get(symbol);
  }

  Bar stored(String symbol, long openTime) {
    return driver.<String, Bar>getWindowStore(FuturesTopology.BARS_STORE).fetch(symbol, openTime);
  }

  Anomaly storedAnomaly(String symbol, long openTime) {
    return driver
        .<String, Anomaly>getWindowStore(FuturesTopology.ANOMALIES_STORE)
        .fetch(symbol, openTime);
  }

  long counted(Counter counter) {
    return detector.counters().getFirst().value(counter);
  }

  long rejected(RejectReason reason) {
    return detector.counters().getFirst().rejected(reason);
  }

  /** One that takes up what this one left in its stores, as a restart does from the changelogs. */
  FuturesDriver restart() {
    return new FuturesDriver(FuturesSettings.DEFAULT.inMemory(), Optional.of(this));
  }

  private void takeUp(FuturesDriver other) {
    copy(other, FuturesTopology.SYMBOLS_STORE);
    copy(other, FuturesTopology.SCORES_STORE);
    copy(other, FuturesTopology.MARKET_STORE);
    copy(other, FuturesTopology.ROUNDS_STORE);
    copyWindows(other, FuturesTopology.BARS_STORE);
    copyWindows(other, FuturesTopology.ANOMALIES_STORE);
  }

  private <V> void copy(FuturesDriver other, String name) {
    KeyValueStore<String, V> store = driver.getKeyValueStore(name);
    try (KeyValueIterator<String, V> all = other.driver.<String, V>getKeyValueStore(name).all()) {
      all.forEachRemaining(entry -> store.put(entry.key, entry.value));
    }
  }

  private <V> void copyWindows(FuturesDriver other, String name) {
    WindowStore<String, V> store = driver.getWindowStore(name);
    try (var all = other.driver.<String, V>getWindowStore(name).all()) {
      all.forEachRemaining(
          entry -> store.put(entry.key.key(), entry.value, entry.key.window().start()));
    }
  }

  /** Moves the offsets on, by frames that are none. */
  void skip(long frames) {
    for (long i = 0; i < frames; i++) {
      raw("none", new byte[] {'-'}, "klines", 1, Source.LIVE);
    }
  }

  long frames() {
    return seq;
  }

  @Override
  public void close() {
    driver.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(FuturesDriver::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
