package io.tidewatch.topology.orderbooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The detector in the test driver, with words for what tests do to it. */
final class OrderBooksDriver implements AutoCloseable {
  private static final long START_OF_CLOCK = 1_700_000_000_000L;

  private final OrderBooksTopology detector;
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> frames;
  private long seq;

  OrderBooksDriver() {
    this(OrderBooksSettings.DEFAULT);
  }

  OrderBooksDriver(OrderBooksSettings settings) {
    detector = new OrderBooksTopology(settings);
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, detector.applicationId());
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    streams.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    driver =
        new TopologyTestDriver(
            detector.build(streams), streams, Instant.ofEpochMilli(START_OF_CLOCK));
    frames = input(Topics.OKX_FRAMES);
  }

  private TestInputTopic<String, byte[]> input(Topic<String, byte[]> topic) {
    return driver.createInputTopic(
        topic.name(), topic.key().serializer(), topic.value().serializer());
  }

  /** A live frame of the channel books over the first connection. */
  void book(String instId, String frame, long receivedMs) {
    book(instId, frame, receivedMs, 1, Source.LIVE);
  }

  void book(String instId, String frame, long receivedMs, long epoch, Source source) {
    pipe("books", instId, frame, receivedMs, epoch, source);
  }

  void trades(String instId, String frame, long receivedMs) {
    pipe("trades", instId, frame, receivedMs, 1, Source.LIVE);
  }

  private void pipe(
      String channel, String instId, String frame, long receivedMs, long epoch, Source source) {
    RawHeaders headers =
        new RawHeaders("okx", channel, "c" + epoch, epoch, seq++, receivedMs * 1_000, source);
    frames.pipeInput(
        new TestRecord<>(instId, frame.getBytes(UTF_8), headers.toHeaders(), receivedMs));
  }

  void instrument(String instId, String row) {
    driver
        .createInputTopic(
            Topics.OKX_INSTRUMENTS.name(),
            Topics.OKX_INSTRUMENTS.key().serializer(),
            new ByteArraySerializer())
        .pipeInput(instId, row.getBytes(UTF_8));
  }

  void price(String pair, String price, long receivedMs) {
    String row = "{\"symbol\":\"" + pair + "\",\"price\":\"" + price + "\"}";
    input(Topics.BINANCE_SPOT_PRICES).pipeInput(pair, row.getBytes(UTF_8), receivedMs);
  }

  void rule(RuleOverride override) {
    driver
        .createInputTopic(
            Topics.RULES.name(), Topics.RULES.key().serializer(), Topics.RULES.value().serializer())
        .pipeInput(override.key(), override);
  }

  void passTime(Duration time) {
    // The ticks of the wall clock come one by one, as they would.
    for (long second = 0; second < time.toSeconds(); second++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
  }

  /** Values since the last call. */
  private <V> List<V> output(Topic<String, V> topic) {
    return driver
        .createOutputTopic(topic.name(), topic.key().deserializer(), topic.value().deserializer())
        .readValuesToList();
  }

  List<BookAnalysis> analyses() {
    return output(Topics.BOOK_ANALYSES);
  }

  List<BookLevels> levels() {
    return output(Topics.BOOK_LEVELS);
  }

  List<Price> prices() {
    return output(Topics.PRICES);
  }

  List<Alert> alerts() {
    return output(Topics.ALERTS);
  }

  List<FeedCommand> commands() {
    return output(Topics.FEED_COMMANDS);
  }

  List<FeedEvent> events() {
    return output(Topics.FEED_EVENTS);
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return driver
        .createOutputTopic(
            Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** Everything it wrote on its topics since the last call, byte by byte. */
  List<String> everything() {
    List<String> records = new ArrayList<>();
    Stream.of(
            Topics.BOOK_ANALYSES,
            Topics.BOOK_LEVELS,
            Topics.ALERTS,
            Topics.DECISIONS,
            Topics.FEED_COMMANDS,
            Topics.FEED_EVENTS)
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

  /** Bytes of keys and values that went to the changelog of a store since the last call. */
  long changelogBytes(String store) {
    return driver
        .createOutputTopic(
            detector.applicationId() + "-" + store + "-changelog",
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())
        .readRecordsToList()
        .stream()
        .mapToLong(
            record -> record.key().length + (record.value() == null ? 0 : record.value().length))
        .sum();
  }

  BookStanding standing(String instId) {
    return driver
        .<String, BookStanding>getKeyValueStore(OrderBooksTopology.STANDINGS_STORE)
        .get(instId);
  }

  BookReader.Found found(String instId) {
    return new BookReader(
            driver.getKeyValueStore(OrderBooksTopology.CHECKPOINTS_STORE),
            driver.getKeyValueStore(OrderBooksTopology.JOURNAL_STORE))
        .read(instId)
        .orElseThrow();
  }

  /** What makes standings again of the two stores that a restart goes by. */
  StandingMaker maker(OrderBooksSettings settings) {
    return new StandingMaker(
        settings,
        driver.getKeyValueStore(OrderBooksTopology.CHECKPOINTS_STORE),
        driver.getKeyValueStore(OrderBooksTopology.JOURNAL_STORE));
  }

  long counted(Counter counter) {
    return detector.counters().getFirst().value(counter);
  }

  /** Takes up what another run left in its stores, as a restart does from the changelogs. */
  void takeUp(OrderBooksDriver other) {
    copy(other, OrderBooksTopology.CHECKPOINTS_STORE);
    copy(other, OrderBooksTopology.JOURNAL_STORE);
    copy(other, OrderBooksTopology.STANDINGS_STORE);
  }

  /** Everything in a store, by key. */
  <V> Map<String, V> everything(String name) {
    Map<String, V> everything = new TreeMap<>();
    try (KeyValueIterator<String, V> all = driver.<String, V>getKeyValueStore(name).all()) {
      all.forEachRemaining(entry -> everything.put(entry.key, entry.value));
    }
    return everything;
  }

  private <V> void copy(OrderBooksDriver other, String name) {
    KeyValueStore<String, V> store = driver.getKeyValueStore(name);
    try (KeyValueIterator<String, V> all = other.driver.<String, V>getKeyValueStore(name).all()) {
      all.forEachRemaining(entry -> store.put(entry.key, entry.value));
    }
  }

  /** Moves the offsets on, by records that no instrument sees. */
  void skip(int bookRecords, int tradeRecords) {
    for (int i = 0; i < bookRecords; i++) {
      book("no instrument", "-", 1);
    }
    for (int i = 0; i < tradeRecords; i++) {
      trades("no instrument", "-", 1);
    }
  }

  /** The stores as text. */
  String stored() {
    StringBuilder text = new StringBuilder();
    for (String name :
        List.of(OrderBooksTopology.CHECKPOINTS_STORE, OrderBooksTopology.JOURNAL_STORE)) {
      try (KeyValueIterator<String, byte[]> all =
          driver.<String, byte[]>getKeyValueStore(name).all()) {
        all.forEachRemaining(entry ->
            text.append(entry.key)
                .append(' ')
                .append(HexFormat.of().formatHex(entry.value))
                .append('\n'));
      }
    }
    return text.toString();
  }

  @Override
  public void close() {
    driver.close();
  }
}
