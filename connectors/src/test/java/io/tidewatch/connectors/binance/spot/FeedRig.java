package io.tidewatch.connectors.binance.spot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.SimTrade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A simulated venue, a real feed, and what the feed wrote to a real broker since the start. Trades
 * of earlier rigs are taken off the topic, or else the feed would go on after them.
 */
final class FeedRig implements AutoCloseable {
  static final SpotSymbol BTC = SpotSymbol.parse("BTCUSDT");
  static final SpotSymbol ETH = SpotSymbol.parse("ETHUSDT");
  private static final long START_MS = 1_700_000_000_000L;
  private static final List<Topic<?, ?>> TOPICS =
      List.of(
          Topics.BINANCE_SPOT_TRADES,
          Topics.BINANCE_SPOT_PRICES,
          Topics.FEED_EVENTS,
          Topics.SUBSCRIPTIONS);

  private final Map<String, Object> client;
  private final BinanceSpotServer venue;
  private final BinanceSpotFeed feed;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

  FeedRig(EmbeddedBroker broker, BinanceSpotServer venue, SpotFeedSettings settings) {
    this(broker, venue, settings, ReceiveClock.wall(InstantSource.system()));
  }

  FeedRig(
      EmbeddedBroker broker,
      BinanceSpotServer venue,
      SpotFeedSettings settings,
      ReceiveClock receiveClock) {
    this(Map.of("bootstrap.servers", broker.bootstrapServers()), venue, settings, receiveClock);
  }

  FeedRig(
      Map<String, Object> client,
      BinanceSpotServer venue,
      SpotFeedSettings settings,
      ReceiveClock receiveClock) {
    this(client, venue, settings, receiveClock, true);
  }

  private FeedRig(
      Map<String, Object> client,
      BinanceSpotServer venue,
      SpotFeedSettings settings,
      ReceiveClock receiveClock,
      boolean first) {
    this.venue = venue;
    this.client = client;
    if (first) {
      removeTrades(client);
    }
    this.consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = TOPICS.stream().flatMap(FeedRig::partitions).toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    this.feed = new BinanceSpotFeed(settings, client, receiveClock, InstantSource.system());
  }

  /** A new feed, not started, that finds on the topic what this one wrote. */
  FeedRig next(SpotFeedSettings settings) {
    return new FeedRig(client, venue, settings, ReceiveClock.wall(InstantSource.system()), false);
  }

  private static void removeTrades(Map<String, Object> client) {
    Map<TopicPartition, RecordsToDelete> all =
        partitions(Topics.BINANCE_SPOT_TRADES)
            .collect(Collectors.toMap(p -> p, p -> RecordsToDelete.beforeOffset(-1)));
    try (Admin admin = Admin.create(client)) {
      admin.deleteRecords(all).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("the trades could not be removed", e);
    }
  }

  private static Stream<TopicPartition> partitions(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }

  /** Short limits where the venue's own would make a test wait. */
  static SpotFeedSettings settings(BinanceSpotServer venue, SpotSymbol... symbols) {
    return SpotFeedSettings.defaults(List.of(symbols))
        .with(endpoints(venue, Optional.empty()))
        .with(retry(100))
        .with(
            new SpotFeedSettings.Backfill(Duration.ofSeconds(20), 10_000, Duration.ofMillis(200)));
  }

  static SpotFeedSettings.Endpoints endpoints(BinanceSpotServer venue, Optional<String> apiKey) {
    return new SpotFeedSettings.Endpoints(
        venue.webSocketUri(), Optional.of(venue.restUri()), apiKey);
  }

  static Retry retry(int failuresBeforeAlert) {
    return new Retry(
        List.of(Duration.ofMillis(20), Duration.ofMillis(50)),
        Duration.ofMillis(200),
        failuresBeforeAlert,
        1);
  }

  FeedRig start() {
    feed.start();
    return this;
  }

  BinanceSpotFeed feed() {
    return feed;
  }

  /** Waits until the venue has the subscriptions of these symbols. */
  FeedRig subscribed(SpotSymbol... symbols) {
    await()
        .until(() -> Stream.of(symbols).allMatch(s -> venue.subscriptions().contains(stream(s))));
    return this;
  }

  static String stream(SpotSymbol symbol) {
    return symbol.venueName().toLowerCase(Locale.ROOT) + "@trade";
  }

  /** These trades happen and are sent to whoever listens. */
  void trades(SpotSymbol symbol, long firstId, long lastId) {
    for (long id = firstId; id <= lastId; id++) {
      venue.trade(trade(symbol, id));
    }
  }

  /** These trades happen and only REST knows them. */
  void silentTrades(SpotSymbol symbol, long firstId, long lastId) {
    for (long id = firstId; id <= lastId; id++) {
      venue.ledgerOnly(trade(symbol, id));
    }
  }

  // Price and side change every third trade, so that aggregates of three trades form.
  static SimTrade trade(SpotSymbol symbol, long id) {
    return new SimTrade(
        symbol.venueName(),
        id,
        BigDecimal.valueOf(100 + id / 3 % 50),
        BigDecimal.ONE,
        START_MS + id / 3 * 30,
        id / 3 % 2 == 0);
  }

  /** Everything on a topic with this key. */
  List<ConsumerRecord<String, byte[]>> records(Topic<?, ?> topic, String key) {
    poll();
    return records.stream()
        .filter(r -> r.topic().equals(topic.name()) && r.key().equals(key))
        .toList();
  }

  List<ConsumerRecord<String, byte[]>> raw(SpotSymbol symbol) {
    return records(Topics.BINANCE_SPOT_TRADES, symbol.venueName());
  }

  /** Trade ids on the topic in their order; a row of several trades counts as all of them. */
  List<Long> ids(SpotSymbol symbol) {
    return raw(symbol).stream().flatMap(r -> RawIds.of(new String(r.value(), UTF_8))).toList();
  }

  List<FeedEvent> events() {
    poll();
    return records.stream()
        .filter(r -> r.topic().equals(Topics.FEED_EVENTS.name()))
        .map(r -> Topics.FEED_EVENTS.value().deserializer().deserialize(r.topic(), r.value()))
        .toList();
  }

  List<FeedEvent> events(Type type) {
    return events().stream().filter(event -> event.type() == type).toList();
  }

  private void poll() {
    consumer.poll(Duration.ofMillis(20)).forEach(records::add);
  }

  SubscriptionState state(SpotSymbol symbol) {
    return feed.subscriptions().stream()
        .filter(s -> s.instrument().equals(symbol.venueName()))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Override
  public void close() {
    feed.close();
    consumer.close();
  }
}
