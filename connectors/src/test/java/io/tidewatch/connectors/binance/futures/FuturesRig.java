package io.tidewatch.connectors.binance.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.binance.futures.BinanceFuturesServer;
import io.tidewatch.simulator.binance.futures.FuturesBar;
import io.tidewatch.simulator.binance.futures.FuturesContract;
import io.tidewatch.simulator.binance.futures.FuturesLedger;
import io.tidewatch.simulator.binance.futures.FuturesVenueSettings;
import io.tidewatch.simulator.binance.futures.LongShortRatio;
import io.tidewatch.simulator.binance.futures.OpenInterest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A simulated venue, a real feed, and what the feed wrote to a real broker since the start. */
final class FuturesRig implements AutoCloseable {
  static final String BTC = "BTCUSDT";
  static final String ETH = "ETHUSDT";
  static final String NON_ASCII = "币安人生USDT";

  /** A close of bars. */
  static final long CLOSE = Instant.parse("2026-09-01T12:00:00Z").toEpochMilli();

  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int HISTORY = 20;
  private static final List<Topic<?, ?>> TOPICS =
      List.of(
          Topics.FUTURES_KLINES,
          Topics.FUTURES_TICKERS,
          Topics.FUTURES_OPEN_INTEREST,
          Topics.FEED_EVENTS);

  private final FuturesLedger market = new FuturesLedger();
  private final TestClock clock = new TestClock(Instant.ofEpochMilli(CLOSE - 60_000));
  private final BinanceFuturesServer venue;
  private final KafkaConsumer<String, byte[]> consumer;
  private final TopicWriter writer;
  private final Map<String, Object> kafka;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
  private Optional<BinanceFuturesFeed> feed = Optional.empty();

  FuturesRig(EmbeddedBroker broker) {
    this(broker, UnaryOperator.identity());
  }

  FuturesRig(EmbeddedBroker broker, UnaryOperator<FuturesVenueSettings> limits) {
    this.venue =
        BinanceFuturesServer.start(
            limits.apply(FuturesVenueSettings.standard().withClock(clock)), market);
    this.kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    this.writer = new TopicWriter(broker.bootstrapServers());
    this.consumer =
        new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = TOPICS.stream().flatMap(FuturesRig::partitions).toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  private static Stream<TopicPartition> partitions(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }

  /** Lists contracts with some history, the first one with the highest volume. */
  FuturesRig list(String... symbols) {
    for (int i = 0; i < symbols.length; i++) {
      list(symbols[i], 1_000_000 - i);
    }
    return this;
  }

  /** Lists a contract whose bars have so much quote volume each. */
  void list(String symbol, int quoteVolume) {
    market.list(FuturesContract.perpetual(symbol, "0.01", CLOSE - 86_400_000L * 30));
    for (int i = 1; i <= HISTORY; i++) {
      market.bar(symbol, bar(CLOSE - i * FuturesBar.LENGTH_MS, "101", quoteVolume));
    }
    market.openInterest(
        symbol, new OpenInterest(CLOSE - 120_000, BigDecimal.TEN, BigDecimal.valueOf(1_010)));
    LongShortRatio ratio = new LongShortRatio(CLOSE - 900_000, new BigDecimal("0.6"));
    market.topPositions(symbol, ratio);
    market.globalAccounts(symbol, ratio);
  }

  static FuturesBar bar(long openMs, String close, int quoteVolume) {
    String volume = Integer.toString(quoteVolume);
    return FuturesBar.of(openMs, "100", "102", "99", close, "10", volume, 7);
  }

  /** Short limits where the venue's own would make a test wait, and slow polls. */
  FuturesFeedSettings settings() {
    FuturesFeedSettings.Connection live = FuturesFeedSettings.Connection.DEFAULTS;
    return FuturesFeedSettings.defaults()
        .with(endpoints("/market/stream"))
        .with(new FuturesFeedSettings.Universe(150, BigDecimal.TEN, Duration.ofMinutes(10)))
        .with(
            new FuturesFeedSettings.Connection(
                live.connectTimeout(),
                live.silenceLimit(),
                live.pingAfter(),
                live.maxFrameBytes(),
                live.streams(),
                live.streamsPerMessage(),
                live.sendEvery(),
                Duration.ofMillis(20),
                live.rotateAfter(),
                Duration.ofMillis(200)))
        .with(
            new Retry(
                List.of(Duration.ofMillis(20), Duration.ofMillis(50)),
                Duration.ofMillis(200),
                100,
                1))
        .with(new FuturesFeedSettings.Closing(Duration.ofSeconds(3), Duration.ofMillis(100)));
  }

  FuturesFeedSettings.Endpoints endpoints(String path) {
    return new FuturesFeedSettings.Endpoints(
        URI.create(venue.webSocketUri() + path), venue.restUri());
  }

  /** The same with other streams a connection. */
  static FuturesFeedSettings.Connection withStreams(
      FuturesFeedSettings.Connection from, int streams) {
    return new FuturesFeedSettings.Connection(
        from.connectTimeout(),
        from.silenceLimit(),
        from.pingAfter(),
        from.maxFrameBytes(),
        streams,
        from.streamsPerMessage(),
        from.sendEvery(),
        from.connectEvery(),
        from.rotateAfter(),
        from.overlap());
  }

  /** The same with a stream on each connection, and other times to open them. */
  static FuturesFeedSettings.Connection withConnects(
      FuturesFeedSettings.Connection from, Duration within, Duration every) {
    return new FuturesFeedSettings.Connection(
        within,
        from.silenceLimit(),
        from.pingAfter(),
        from.maxFrameBytes(),
        1,
        from.streamsPerMessage(),
        from.sendEvery(),
        every,
        from.rotateAfter(),
        from.overlap());
  }

  /** The same with other limits of silence. */
  static FuturesFeedSettings.Connection withSilence(
      FuturesFeedSettings.Connection from, Duration limit, Duration pingAfter) {
    return new FuturesFeedSettings.Connection(
        from.connectTimeout(),
        limit,
        pingAfter,
        from.maxFrameBytes(),
        from.streams(),
        from.streamsPerMessage(),
        from.sendEvery(),
        from.connectEvery(),
        from.rotateAfter(),
        from.overlap());
  }

  FuturesRig start() {
    return start(settings());
  }

  FuturesRig start(FuturesFeedSettings settings) {
    return start(settings, clock);
  }

  /** With a local clock that is not the venue's. */
  FuturesRig start(FuturesFeedSettings settings, InstantSource local) {
    BinanceFuturesFeed started =
        new BinanceFuturesFeed(settings, kafka, ReceiveClock.wall(local), local);
    feed = Optional.of(started);
    started.start();
    return this;
  }

  BinanceFuturesFeed feed() {
    return feed.orElseThrow();
  }

  BinanceFuturesServer venue() {
    return venue;
  }

  FuturesLedger market() {
    return market;
  }

  TestClock clock() {
    return clock;
  }

  /** Waits until the venue has these subscriptions, then lets a bar run in each. */
  FuturesRig live(String... symbols) {
    subscribed(symbols);
    for (String symbol : symbols) {
      run(symbol, "100.5");
    }
    await()
        .atMost(PATIENCE)
        .until(() -> Stream.of(symbols).allMatch(s -> state(s) == SubscriptionState.LIVE));
    return this;
  }

  void subscribed(String... symbols) {
    await()
        .atMost(PATIENCE)
        .until(() -> Stream.of(symbols).allMatch(s -> venue.subscribers(s) > 0));
  }

  /** A trade happens within the bar that closes at {@link #CLOSE}. */
  void run(String symbol, String price) {
    long open = CLOSE - FuturesBar.LENGTH_MS;
    venue.publish(symbol, bar(open, price, 500), clock.millis(), false);
  }

  /** The bar is over. */
  void close(String symbol, String price) {
    long open = CLOSE - FuturesBar.LENGTH_MS;
    market.bar(symbol, bar(open, price, 600));
    venue.publish(symbol, bar(open, price, 600), CLOSE, true);
  }

  SubscriptionState state(String symbol) {
    return feed().subscriptions().stream()
        .filter(s -> s.instrument().equals(symbol))
        .map(SubscriptionStatus::state)
        .findFirst()
        .orElse(SubscriptionState.WANTED);
  }

  /** What came of a symbol on a channel, in its order. */
  List<ConsumerRecord<String, byte[]>> records(
      Topic<?, ?> topic, String channel, String source, String symbol) {
    poll();
    return records.stream()
        .filter(r -> r.topic().equals(topic.name()) && symbol.equals(r.key()))
        .filter(r -> header(r, RawHeaders.CHANNEL).equals(channel))
        .filter(r -> header(r, RawHeaders.SOURCE).equals(source))
        .toList();
  }

  List<ConsumerRecord<String, byte[]>> bars(String symbol) {
    return records(Topics.FUTURES_KLINES, "klines", "live", symbol);
  }

  /** Answers of REST with bars, as text. */
  List<String> fetched(String symbol) {
    return texts(records(Topics.FUTURES_KLINES, "klines", "backfill", symbol));
  }

  /** Waits for so many answers of REST with bars; where they do not come, tells what did. */
  void awaitFetched(String symbol, int answers) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(fetched(symbol)).as(this::told).hasSize(answers));
  }

  /** What the feed says of itself, what it was asked, and all that it wrote. */
  String told() {
    return "%s, %s, asked for %s, wrote %s"
        .formatted(
            feed().status(),
            feed().counts(),
            venue.restCalls(),
            records.stream()
                .map(r -> r.topic() + " " + r.key() + " " + new String(r.value(), UTF_8))
                .toList());
  }

  List<String> contracts(String symbol) {
    return texts(records(Topics.FUTURES_KLINES, "contract", "live", symbol));
  }

  List<String> openInterest(String channel, String symbol) {
    String source = channel.endsWith("history") ? "backfill" : "live";
    return texts(records(Topics.FUTURES_OPEN_INTEREST, channel, source, symbol));
  }

  List<String> tickers(String symbol) {
    return texts(records(Topics.FUTURES_TICKERS, "ticker", "live", symbol));
  }

  static List<String> texts(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream().map(r -> new String(r.value(), UTF_8)).toList();
  }

  static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  List<FeedEvent> events(Type type, String key) {
    poll();
    return records.stream()
        .filter(r -> r.topic().equals(Topics.FEED_EVENTS.name()))
        .map(r -> Topics.FEED_EVENTS.value().deserializer().deserialize(r.topic(), r.value()))
        .filter(event -> event.type() == type && event.key().equals(key))
        .toList();
  }

  private void poll() {
    consumer.poll(Duration.ofMillis(20)).forEach(records::add);
  }

  /** A detector asks for bars. */
  void backfill(String symbol, long fromMs, long toMs) {
    await().atMost(PATIENCE).until(feed()::hearsCommands);
    FeedCommand command =
        new FeedCommand(
            "binance-futures",
            "klines",
            symbol,
            FeedCommand.Action.BACKFILL,
            1,
            clock.millis(),
            "bars are missing",
            Optional.of(new FeedCommand.Span(fromMs, toMs)));
    writer.write(Topics.FEED_COMMANDS, command.key(), command);
  }

  @Override
  public void close() {
    feed.ifPresent(BinanceFuturesFeed::close);
    consumer.close();
    writer.close();
    venue.close();
  }
}
