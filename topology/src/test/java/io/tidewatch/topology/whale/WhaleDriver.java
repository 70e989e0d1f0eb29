package io.tidewatch.topology.whale;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.View;
import io.tidewatch.contract.whale.WhaleAccount;
import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.contract.whale.WhalePosition;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.recompute.RawLog;
import io.tidewatch.topology.recompute.Recomputations;
import io.tidewatch.topology.recompute.Recomputed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The detector in the test driver, with words for what the feed says to it. */
final class WhaleDriver implements AutoCloseable {
  static final long T0 = 1_790_000_000_000L;
  static final String A = "0x" + "a".repeat(40);
  static final String B = "0x" + "b".repeat(40);
  static final String C = "0x" + "c".repeat(40);

  private static final List<String> STORES =
      List.of(
          WhaleStores.WATCHED,
          WhaleStores.HOLDINGS,
          WhaleStores.ORDERS,
          WhaleStores.ACCOUNTS,
          WhaleStores.MARKET,
          WhaleStores.CONSENSUS,
          WhaleStores.CLOCK,
          WhaleStores.SEEN);

  private final Function<Properties, Topology> building;
  private final DetectorCounters counters;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
  private TopologyTestDriver driver;
  private long seq;

  WhaleDriver() {
    this(WhaleSettings.DEFAULT);
  }

  WhaleDriver(WhaleSettings settings) {
    this(new WhaleSignalsTopology(settings, () -> Instant.ofEpochMilli(T0)));
  }

  private WhaleDriver(WhaleSignalsTopology detector) {
    this(detector::build, detector.counters().getFirst());
  }

  WhaleDriver(Function<Properties, Topology> building, DetectorCounters counters) {
    this.building = building;
    this.counters = counters;
    driver = open();
  }

  private TopologyTestDriver open() {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "whales");
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    streams.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return new TopologyTestDriver(building.apply(streams), streams, Instant.ofEpochMilli(T0));
  }

  void record(String channel, String user, String document, long receivedMs) {
    record(channel, user, document.getBytes(UTF_8), receivedMs, Source.LIVE);
  }

  void record(String channel, String user, byte[] document, long receivedMs, Source source) {
    Headers headers =
        new RawHeaders(
                HyperliquidRecords.VENUE, channel, "c1", 1, seq++, receivedMs * 1_000, source)
            .toHeaders();
    if (user != null) {
      headers.add(HyperliquidRecords.USER_HEADER, user.getBytes(UTF_8));
    }
    records.add(
        RawLog.written(
            Topics.HYPERLIQUID_FRAMES.name(),
            records.size(),
            user == null ? channel : user,
            document,
            headers,
            receivedMs));
    driver
        .createInputTopic(
            Topics.HYPERLIQUID_FRAMES.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(user == null ? channel : user, document, headers, receivedMs));
  }

  /** Computes an alert again from the records that it names. */
  Recomputed again(Alert alert) {
    return again(alert, text -> text);
  }

  /** The same, had the records had other bytes. */
  Recomputed again(Alert alert, UnaryOperator<String> change) {
    List<ConsumerRecord<String, byte[]>> changed =
        records.stream()
            .map(each ->
                RawLog.written(
                    each.topic(),
                    each.offset(),
                    each.key(),
                    change.apply(new String(each.value(), UTF_8)).getBytes(UTF_8),
                    each.headers(),
                    each.timestamp()))
            .toList();
    return RawLog.again(
        changed,
        alert,
        new Recomputations(OrderBooksSettings.DEFAULT, instrument -> Optional.empty()));
  }

  /** Each {@code address=view}; the whole list. */
  void watch(long at, List<KeyValue<String, View>> addresses) {
    StringBuilder list = new StringBuilder();
    addresses.forEach(entry ->
        list.append(list.isEmpty() ? "" : ",")
            .append("{\"address\":\"")
            .append(entry.key)
            .append("\",\"view\":\"")
            .append(entry.value)
            .append("\"}"));
    record(
        HyperliquidRecords.WATCHING, null, "{\"at\":" + at + ",\"addresses\":[" + list + "]}", at);
  }

  void watchUser(String address, long at) {
    watch(at, List.of(KeyValue.pair(address, View.USER_CHANNELS)));
  }

  void watchPublic(String address, long at) {
    watch(at, List.of(KeyValue.pair(address, View.PUBLIC_TRADES)));
  }

  void fills(String user, long at, String... fills) {
    record(
        HyperliquidRecords.USER_FILLS,
        user,
        "{\"channel\":\"userFills\",\"data\":{\"user\":\""
            + user
            + "\",\"fills\":["
            + String.join(",", fills)
            + "]}}",
        at);
  }

  void snapshot(String user, long at, String... fills) {
    record(
        HyperliquidRecords.USER_FILLS,
        user,
        "{\"channel\":\"userFills\",\"data\":{\"isSnapshot\":true,\"user\":\""
            + user
            + "\",\"fills\":["
            + String.join(",", fills)
            + "]}}",
        at);
  }

  void backfill(String user, long at, long from, String... fills) {
    record(
        HyperliquidRecords.USER_FILLS,
        user,
        ("[" + String.join(",", fills) + "]").getBytes(UTF_8),
        at,
        Source.BACKFILL);
    record(HyperliquidRecords.OPEN_ORDERS, user, "[]".getBytes(UTF_8), at, Source.BACKFILL);
    backfilled(user, at, from, at);
  }

  void backfilled(String user, long at, long from, long to) {
    backfilled(user, at, from, to, true, true);
  }

  void backfilled(String user, long at, long from, long to, boolean complete, boolean last) {
    record(
        HyperliquidRecords.BACKFILLED,
        user,
        "{\"user\":\"%s\",\"from\":%d,\"to\":%d,\"complete\":%b,\"last\":%b}"
            .formatted(user, from, to, complete, last),
        at);
  }

  void twap(String user, long at, long twapId, String fill) {
    record(
        HyperliquidRecords.TWAP_FILLS,
        user,
        "{\"channel\":\"userTwapSliceFills\",\"data\":{\"user\":\""
            + user
            + "\",\"twapSliceFills\":[{\"fill\":"
            + fill
            + ",\"twapId\":"
            + twapId
            + "}]}}",
        at);
  }

  void status(String user, long at, long oid, String status, String original, String remaining) {
    record(
        HyperliquidRecords.ORDER_UPDATES,
        user,
        "{\"channel\":\"orderUpdates\",\"data\":[{\"order\":{\"coin\":\"BTC\",\"side\":\"B\","
            + "\"limitPx\":\"1\",\"sz\":\""
            + remaining
            + "\",\"oid\":"
            + oid
            + ",\"timestamp\":"
            + at
            + ",\"origSz\":\""
            + original
            + "\"},\"status\":\""
            + status
            + "\",\"statusTimestamp\":"
            + at
            + "}]}",
        at);
  }

  /** A trade whose taker bought. */
  static String trade(
      String coin, String px, String sz, long time, long tid, String buyer, String seller) {
    return "{\"coin\":\"%s\",\"side\":\"B\",\"px\":\"%s\",\"sz\":\"%s\",\"hash\":\"0x1\",\"time\":%d,\"tid\":%d,\"users\":[\"%s\",\"%s\"]}"
        .formatted(coin, px, sz, time, tid, buyer, seller);
  }

  void trades(long at, String... trades) {
    record(
        HyperliquidRecords.TRADES,
        null,
        "{\"channel\":\"trades\",\"data\":[" + String.join(",", trades) + "]}",
        at);
  }

  /** What the account holds, each {@code coin, size}. */
  void state(String user, long at, long time, String... positions) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < positions.length; i += 2) {
      list.append(i == 0 ? "" : ",")
          .append("{\"type\":\"oneWay\",\"position\":{\"coin\":\"")
          .append(positions[i])
          .append("\",\"szi\":\"")
          .append(positions[i + 1])
          .append("\",\"entryPx\":\"100\"}}");
    }
    record(
        HyperliquidRecords.POSITIONS,
        user,
        "{\"marginSummary\":{\"accountValue\":\"1000\"},\"assetPositions\":["
            + list
            + "],\"time\":"
            + time
            + "}",
        at);
  }

  void lost(long at, String coin, long from, long to) {
    record(
        HyperliquidRecords.LOST_TRADES,
        null,
        "{\"coin\":\"" + coin + "\",\"from\":" + from + ",\"to\":" + to + "}",
        at);
  }

  void time(long at) {
    record(HyperliquidRecords.TIME, null, "{\"at\":" + at + ",\"completeTo\":" + at + "}", at);
  }

  /**
   * The time as the feed says it.
   *
   * @param completeTo up to when all fills of addresses on channels of their own were written
   * @param tradesTo the same of public trades
   */
  void time(long at, long completeTo, long tradesTo) {
    record(
        HyperliquidRecords.TIME,
        null,
        "{\"at\":%d,\"completeTo\":%d,\"tradesTo\":%d}".formatted(at, completeTo, tradesTo),
        at);
  }

  private <V> List<V> output(Topic<String, V> topic) {
    return driver
        .createOutputTopic(topic.name(), topic.key().deserializer(), topic.value().deserializer())
        .readValuesToList();
  }

  long activeOrders() {
    return counters.activeOrders();
  }

  List<WhaleSignal> signals() {
    return output(Topics.WHALE_SIGNALS);
  }

  List<WhaleOrder> orders() {
    return output(Topics.WHALE_ORDERS);
  }

  List<WhalePosition> positions() {
    return output(Topics.WHALE_POSITIONS);
  }

  List<WhaleAccount> accounts() {
    return output(Topics.WHALE_ACCOUNTS);
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

  List<FeedCommand> commands() {
    return output(Topics.FEED_COMMANDS);
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return driver
        .createOutputTopic(
            Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  long counted(Counter counter) {
    return counters.value(counter);
  }

  WhaleStores stores() {
    return new WhaleStores(
        new WhaleStores.Lookup() {
          @Override
          public <V> ReadOnlyKeyValueStore<String, V> store(String name) {
            return driver.getKeyValueStore(name);
          }
        });
  }

  /** Ends this process and begins another one with what it left in its stores. */
  void restart() {
    List<List<KeyValue<Object, Object>>> kept = new ArrayList<>();
    for (String name : STORES) {
      List<KeyValue<Object, Object>> entries = new ArrayList<>();
      try (KeyValueIterator<Object, Object> all = driver.getKeyValueStore(name).all()) {
        all.forEachRemaining(entries::add);
      }
      kept.add(entries);
    }
    driver.close();
    driver = open();
    for (int i = 0; i < STORES.size(); i++) {
      KeyValueStore<Object, Object> store = driver.getKeyValueStore(STORES.get(i));
      kept.get(i).forEach(entry -> store.put(entry.key, entry.value));
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
