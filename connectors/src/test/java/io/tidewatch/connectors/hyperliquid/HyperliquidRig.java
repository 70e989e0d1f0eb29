package io.tidewatch.connectors.hyperliquid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.Tier;
import io.tidewatch.contract.whale.WatchedAddress;
import io.tidewatch.contract.whale.WatchedAddress.Origin;
import io.tidewatch.simulator.hyperliquid.HyperliquidServer;
import io.tidewatch.simulator.hyperliquid.HyperliquidSettings;
import io.tidewatch.simulator.hyperliquid.exchange.TradeSide;
import io.tidewatch.simulator.hyperliquid.exchange.VenueListing;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/** A real feed on a simulated venue, the wishes it follows, and what it wrote to a real broker. */
final class HyperliquidRig implements AutoCloseable {
  private static final List<Topic<?, ?>> TOPICS =
      List.of(Topics.HYPERLIQUID_FRAMES, Topics.FEED_EVENTS);
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  final WhaleExchange exchange = new WhaleExchange(VenueListing.standard(), InstantSource.system());
  final HyperliquidServer venue;
  final TopicWriter writer;
  private final Map<String, Object> client;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
  private Optional<HyperliquidFeed> feed = Optional.empty();

  /** Leaves no wish behind, whatever stood on the topic before. */
  HyperliquidRig(Map<String, Object> client, HyperliquidSettings venueSettings) {
    this.client = client;
    this.writer = new TopicWriter((String) client.get("bootstrap.servers"));
    this.venue = HyperliquidServer.start(venueSettings, exchange);
    clearWishes();
    this.consumer = consumer(client);
    List<TopicPartition> partitions = TOPICS.stream().flatMap(HyperliquidRig::partitions).toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> client) {
    return new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static Stream<TopicPartition> partitions(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }

  private void clearWishes() {
    wishesOnTopic().forEach(key -> writer.write(Topics.WATCHED_ADDRESSES, key, null));
  }

  Set<String> wishesOnTopic() {
    Set<String> standing = new HashSet<>();
    try (var reader = consumer(client)) {
      List<TopicPartition> partitions = partitions(Topics.WATCHED_ADDRESSES).toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      await()
          .until(() -> {
            reader
                .poll(Duration.ofMillis(20))
                .forEach(record -> {
                  if (record.value() == null) {
                    standing.remove(record.key());
                  } else {
                    standing.add(record.key());
                  }
                });
            return partitions.stream().allMatch(p -> reader.position(p) >= ends.get(p));
          });
    }
    return standing;
  }

  /** An address that no other test has. */
  static String address() {
    return "0x%040x".formatted(0xabc0000L + ADDRESSES.incrementAndGet());
  }

  static List<String> addresses(int count) {
    return IntStream.range(0, count).mapToObj(n -> address()).toList();
  }

  static BigDecimal d(String text) {
    return new BigDecimal(text);
  }

  /** Short limits where the venue's own would make a test wait. */
  HyperliquidFeedSettings settings() {
    HyperliquidFeedSettings defaults = HyperliquidFeedSettings.defaults();
    return defaults
        .with(
            new HyperliquidFeedSettings.Endpoints(
                venue.webSocketUri(), URI.create(venue.restUri() + "/info")))
        .with(
            new Retry(
                List.of(Duration.ofMillis(50), Duration.ofMillis(100)),
                Duration.ofSeconds(5),
                3,
                1))
        .with(defaults.rest().withAskAgain(Duration.ofMillis(100)))
        .with(defaults.watching().withLeaveAfter(Duration.ofMillis(400)));
  }

  static HyperliquidFeedSettings watching(
      HyperliquidFeedSettings settings, Tier tier, List<String> addresses) {
    return settings.with(
        settings
            .watching()
            .withAddresses(
                addresses.stream()
                    .map(a -> new WatchSettings.Wish(a, Optional.empty(), tier))
                    .toList()));
  }

  HyperliquidRig start(HyperliquidFeedSettings settings) {
    InstantSource clock = InstantSource.system();
    HyperliquidFeed made = new HyperliquidFeed(settings, client, ReceiveClock.wall(clock), clock);
    feed = Optional.of(made);
    made.start();
    return this;
  }

  HyperliquidFeed feed() {
    return feed.orElseThrow();
  }

  HyperliquidFeedStatus status() {
    return feed().status();
  }

  void stop() {
    feed.ifPresent(HyperliquidFeed::close);
    feed = Optional.empty();
  }

  /** Somebody wishes for an address, or for it not to be watched. */
  void wish(String address, Tier tier, Origin origin, boolean watched) {
    WatchedAddress wish =
        new WatchedAddress(address, Optional.of("a whale"), tier, origin, watched);
    writer.write(Topics.WATCHED_ADDRESSES, wish.key(), wish);
  }

  void unwish(String address, Origin origin) {
    writer.write(Topics.WATCHED_ADDRESSES, WatchedAddress.key(origin, address), null);
  }

  void command(FeedCommand command) {
    writer.write(Topics.FEED_COMMANDS, command.key(), command);
  }

  /** Waits until so many addresses have channels of their own and all fills. */
  HyperliquidRig complete(int users) {
    await().atMost(Duration.ofMinutes(1)).until(() -> status().completeUsers() == users);
    return this;
  }

  /** Waits until the venue acknowledged the trades of this coin. */
  HyperliquidRig trades(String coin) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() ->
            venue.subscribers("trades", coin) == 1
                && feed().subscriptions().stream()
                    .anyMatch(s -> s.instrument().equals(coin) && s.dataAge().isPresent()));
    return this;
  }

  /** Somebody takes a little of a coin at once. */
  void take(String address, String coin) {
    exchange.block(
        dealer -> dealer.take(address, coin, TradeSide.BUY, dealer.price(coin), BigDecimal.ONE));
  }

  List<ConsumerRecord<String, byte[]>> frames() {
    consumer.poll(Duration.ofMillis(20)).forEach(records::add);
    return records.stream()
        .filter(r -> r.topic().equals(Topics.HYPERLIQUID_FRAMES.name()))
        .toList();
  }

  List<ConsumerRecord<String, byte[]>> frames(String channel) {
    return frames().stream().filter(r -> header(r, RawHeaders.CHANNEL).equals(channel)).toList();
  }

  /** Of one address. */
  List<ConsumerRecord<String, byte[]>> frames(String channel, String address) {
    return frames(channel).stream()
        .filter(r -> header(r, HyperliquidRecords.USER_HEADER).equals(address))
        .toList();
  }

  static String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  static boolean isBackfill(ConsumerRecord<?, ?> record) {
    return header(record, RawHeaders.SOURCE).equals("backfill");
  }

  static JsonNode json(ConsumerRecord<String, byte[]> record) {
    return Json.MAPPER.readTree(record.value());
  }

  /** How the feed said last that an address is seen; empty if it is not in the list. */
  String view(String address) {
    return frames(HyperliquidRecords.WATCHING).reversed().stream()
        .findFirst()
        .map(HyperliquidRig::json)
        .flatMap(told ->
            told.path("addresses")
                .valueStream()
                .filter(a -> a.path("address").asString().equals(address))
                .findFirst())
        .map(a -> a.path("view").asString())
        .orElse("");
  }

  List<FeedEvent> events(FeedEvent.Type type) {
    frames();
    return records.stream()
        .filter(r -> r.topic().equals(Topics.FEED_EVENTS.name()))
        .map(r -> Topics.FEED_EVENTS.value().deserializer().deserialize(r.topic(), r.value()))
        .filter(event -> event.venue().equals("hyperliquid") && event.type() == type)
        .toList();
  }

  /** Coins that were left out. Wishes that no address could be read of are not among them. */
  List<String> goneCoins() {
    return events(FeedEvent.Type.GONE).stream()
        .map(FeedEvent::instrument)
        .filter(name -> !name.startsWith("api/"))
        .toList();
  }

  @Override
  public void close() {
    stop();
    venue.close();
    clearWishes();
    writer.close();
    consumer.close();
  }
}
