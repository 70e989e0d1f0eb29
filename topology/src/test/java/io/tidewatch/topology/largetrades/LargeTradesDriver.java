package io.tidewatch.topology.largetrades;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The detector in the test driver, with words for what tests do to it. */
final class LargeTradesDriver implements AutoCloseable {
  private static final long START_OF_CLOCK = 1_700_000_000_000L;

  private final LargeTradesTopology detector;
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> frames;
  private final TestInputTopic<String, RuleOverride> rules;
  private final TestInputTopic<String, byte[]> prices;
  private final TestOutputTopic<String, Alert> alerts;
  private final TestOutputTopic<String, Decision> decisions;
  private final TestOutputTopic<String, RollingVolume> totals;
  private final TestOutputTopic<String, Price> told;
  private final TestOutputTopic<byte[], byte[]> deadLetters;
  private long seq;

  LargeTradesDriver() {
    this(LargeTradesSettings.DEFAULT);
  }

  LargeTradesDriver(LargeTradesSettings settings) {
    detector = new LargeTradesTopology(settings);
    Properties streams = properties(detector.applicationId());
    driver =
        new TopologyTestDriver(
            detector.build(streams), streams, Instant.ofEpochMilli(START_OF_CLOCK));
    frames = input(Topics.BINANCE_SPOT_TRADES);
    rules = input(Topics.RULES);
    prices = input(Topics.BINANCE_SPOT_PRICES);
    alerts = output(Topics.ALERTS);
    decisions = output(Topics.DECISIONS);
    totals = output(Topics.ROLLING_VOLUMES);
    told = output(Topics.PRICES);
    deadLetters = output(Topics.DEAD_LETTERS);
  }

  static Properties properties(String applicationId) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    streams.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return streams;
  }

  private <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
    return driver.createInputTopic(
        topic.name(), topic.key().serializer(), topic.value().serializer());
  }

  private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
    return driver.createOutputTopic(
        topic.name(), topic.key().deserializer(), topic.value().deserializer());
  }

  /** A live frame, received at this time in microseconds. */
  void frame(String symbol, String frame, long receivedUs) {
    raw(symbol, frame.getBytes(UTF_8), receivedUs, Source.LIVE);
  }

  /** Any raw record. */
  void raw(String key, byte[] bytes, long receivedUs, Source source) {
    RawHeaders headers =
        new RawHeaders("binance-spot", "trades", "c1", 1, seq++, receivedUs, source);
    frames.pipeInput(new TestRecord<>(key, bytes, headers.toHeaders(), receivedUs / 1_000));
  }

  /** A raw record without the headers of a feed. */
  void withoutHeaders(String key, byte[] bytes, long receivedMs) {
    frames.pipeInput(new TestRecord<>(key, bytes, new RecordHeaders(), receivedMs));
  }

  /** A live trade, received when it happened. */
  void trade(String symbol, long id, long timeMs, String price, String quantity, boolean buy) {
    trade(symbol, id, timeMs, price, quantity, buy, timeMs);
  }

  void trade(
      String symbol,
      long id,
      long timeMs,
      String price,
      String quantity,
      boolean buy,
      long receivedMs) {
    frame(symbol, Frames.trade(symbol, id, timeMs, price, quantity, buy), receivedMs * 1_000);
  }

  /** A live trade of so many dollars at a price of one. */
  void trade(String symbol, long id, long timeMs, long usd, boolean buy) {
    trade(symbol, id, timeMs, "1.00000000", usd + ".00000000", buy);
  }

  void rule(RuleOverride override) {
    rules.pipeInput(override.key(), override);
  }

  void rawRule(String key, byte[] bytes) {
    driver
        .createInputTopic(
            Topics.RULES.name(),
            Topics.RULES.key().serializer(),
            org.apache.kafka.common.serialization.Serdes.ByteArray().serializer())
        .pipeInput(key, bytes);
  }

  void price(String pair, String price, long receivedMs) {
    String row = "{\"symbol\":\"" + pair + "\",\"price\":\"" + price + "\"}";
    prices.pipeInput(pair, row.getBytes(UTF_8), receivedMs);
  }

  void passTime(Duration time) {
    // The ticks of the wall clock come one by one, as they would.
    for (long second = 0; second < time.toSeconds(); second++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
  }

  /** Alerts since the last call. */
  List<Alert> alerts() {
    return alerts.readValuesToList();
  }

  List<Decision> decisions() {
    return decisions.readValuesToList();
  }

  List<RollingVolume> rolledTotals() {
    return totals.readValuesToList();
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return deadLetters.readRecordsToList();
  }

  long counted(Counter counter) {
    return detector.counters().getFirst().value(counter);
  }

  TopologyTestDriver driver() {
    return driver;
  }

  /** Totals of a symbol in dollars, buys and sells, from the store. */
  List<BigDecimal> totals(String symbol, long nowMs) {
    RollingVolume volume =
        new RollingVolumeReader(
                driver.getKeyValueStore(LargeTradesTopology.TRADES_STORE),
                LargeTradesSettings.DEFAULT.window().toMillis())
            .read(symbol, nowMs)
            .orElseThrow();
    return new ArrayList<>(List.of(volume.buyUsd(), volume.sellUsd()));
  }

  @Override
  public void close() {
    driver.close();
  }

  /** The prices that were told since the last look. */
  List<Price> prices() {
    return told.readValuesToList();
  }
}
