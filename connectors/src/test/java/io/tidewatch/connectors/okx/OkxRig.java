package io.tidewatch.connectors.okx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.WantedInstruments;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.simulator.okx.MarketMaker;
import io.tidewatch.simulator.okx.OkxListing;
import io.tidewatch.simulator.okx.OkxServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A simulated venue, a real feed, and what the feed wrote to a real broker since the start. */
final class OkxRig implements AutoCloseable {
  static final String BTC = "BTC-USDT";
  static final String ETH = "ETH-USDT";
  static final String SOL = "SOL-USDT-SWAP";
  static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long START_MS = 1_790_000_000_000L;
  private static final MarketMaker.Style CALM =
      new MarketMaker.Style(400, 3, Duration.ofMillis(100), 0.3, 0.5);
  private static final List<Topic<?, ?>> TOPICS =
      List.of(Topics.OKX_FRAMES, Topics.OKX_INSTRUMENTS, Topics.FEED_EVENTS, Topics.SUBSCRIPTIONS);

  private final Map<String, Object> client;
  private final OkxServer venue;
  private final OkxFeed feed;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
  private final Map<String, MarketMaker> makers;

  OkxRig(
      EmbeddedBroker broker,
      OkxServer venue,
      Map<String, MarketMaker> makers,
      OkxFeedSettings settings,
      WantedInstruments wanted) {
    this(Map.of("bootstrap.servers", broker.bootstrapServers()), venue, makers, settings, wanted);
  }

  OkxRig(
      Map<String, Object> client,
      OkxServer venue,
      Map<String, MarketMaker> makers,
      OkxFeedSettings settings,
      WantedInstruments wanted) {
    this.client = client;
    this.venue = venue;
    this.makers = makers;
    this.consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = TOPICS.stream().flatMap(OkxRig::partitions).toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    InstantSource clock = InstantSource.system();
    this.feed = new OkxFeed(settings, wanted, client, ReceiveClock.wall(clock), clock);
  }

  private static Stream<TopicPartition> partitions(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition));
  }

  /** Lists the usual instruments. */
  static Map<String, MarketMaker> market(OkxServer venue) {
    Map<String, MarketMaker> makers = new HashMap<>();
    for (OkxListing listing :
        List.of(
            OkxListing.spot(BTC, "0.1", "0.00001"),
            OkxListing.spot(ETH, "0.01", "0.0001"),
            OkxListing.swap(SOL, "0.01", "1", "1"))) {
      MarketMaker maker =
          new MarketMaker(listing, new BigDecimal("1000"), START_MS, CALM, makers.size());
      makers.put(listing.instId(), maker);
      venue.list(maker);
    }
    return makers;
  }

  /**
   * Short limits where the venue's own would make a test wait. An answer has the time that a loaded
   * machine may need, as each request that is sent again shows in what a test counts.
   */
  static OkxFeedSettings settings(OkxServer venue) {
    return OkxFeedSettings.DEFAULTS
        .with(new OkxFeedSettings.Endpoints(venue.webSocketUri(), Optional.of(venue.restUri())))
        .with(
            new Retry(
                List.of(Duration.ofMillis(20), Duration.ofMillis(50)),
                Duration.ofMillis(200),
                100,
                1))
        .with(
            new OkxFeedSettings.Subscribing(
                Duration.ofSeconds(2),
                Duration.ofMillis(400),
                3,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60)));
  }

  OkxRig start() {
    feed.start();
    return this;
  }

  OkxFeed feed() {
    return feed;
  }

  /** Waits until these books are live. */
  OkxRig live(String... instIds) {
    await()
        .atMost(PATIENCE)
        .until(() -> Stream.of(instIds).allMatch(i -> state(i) == SubscriptionState.LIVE));
    return this;
  }

  SubscriptionState state(String instId) {
    return feed.subscriptions().stream()
        .filter(s -> s.instrument().equals(instId) && s.channel().equals("books"))
        .map(s -> s.state())
        .findFirst()
        .orElse(SubscriptionState.WANTED);
  }

  /** Lets so many things happen to an instrument. */
  void play(String instId, int steps) {
    for (int i = 0; i < steps; i++) {
      venue.play(instId, makers.get(instId).next());
    }
  }

  List<ConsumerRecord<String, byte[]>> records(Topic<?, ?> topic, String key) {
    poll();
    return records.stream()
        .filter(r -> r.topic().equals(topic.name()) && key.equals(r.key()))
        .toList();
  }

  List<ConsumerRecord<String, byte[]>> trades(String instId) {
    return frames("trades", instId);
  }

  private List<ConsumerRecord<String, byte[]>> frames(String channel, String instId) {
    return records(Topics.OKX_FRAMES, instId).stream()
        .filter(r ->
            new String(r.headers().lastHeader(RawHeaders.CHANNEL).value(), UTF_8).equals(channel))
        .toList();
  }

  List<ConsumerRecord<String, byte[]>> books(String instId) {
    return frames("books", instId);
  }

  ChainCheck chain(String instId) {
    return ChainCheck.of(books(instId));
  }

  /** Waits until what was published ends with the venue's own book; answers what broke before. */
  List<String> breaksUntilTrue(String instId) {
    await().atMost(PATIENCE).until(() -> chain(instId).isAt(venue.book(instId)));
    return chain(instId).breaks();
  }

  /** Trade ids on the topic, in their order. */
  List<Long> tradeIds(String instId) {
    return frames("trades", instId).stream()
        .map(r -> Json.MAPPER.readTree(new String(r.value(), UTF_8)).path("data"))
        .flatMap(data -> StreamSupport.stream(data.spliterator(), false))
        .map(trade -> Long.parseLong(trade.path("tradeId").asString()))
        .toList();
  }

  List<FeedEvent> events(Type type) {
    poll();
    return records.stream()
        .filter(r -> r.topic().equals(Topics.FEED_EVENTS.name()))
        .map(r -> Topics.FEED_EVENTS.value().deserializer().deserialize(r.topic(), r.value()))
        .filter(event -> event.type() == type)
        .toList();
  }

  List<FeedEvent> events(Type type, String key) {
    return events(type).stream().filter(event -> event.key().equals(key)).toList();
  }

  private void poll() {
    consumer.poll(Duration.ofMillis(20)).forEach(records::add);
  }

  /** A detector asks for something. */
  void command(FeedCommand.Action action, String instId) {
    await().until(feed::hearsCommands);
    FeedCommand command =
        FeedCommand.of("okx", "books", instId, action, 1, START_MS, "the chain is broken");
    write(
        Topics.FEED_COMMANDS.name(),
        command.key(),
        Topics.FEED_COMMANDS.value().serializer().serialize("", command));
  }

  private void write(String topic, String key, byte[] value) {
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value));
    }
  }

  /** Requests that the venue got for a channel of an instrument, in their order. */
  List<String> requests(String instId, String channel) {
    return venue.receivedMessages().stream()
        .filter(m -> m.contains("\"channel\":\"" + channel + "\",\"instId\":\"" + instId + "\""))
        .map(m -> Json.MAPPER.readTree(m).path("op").asString())
        .toList();
  }

  @Override
  public void close() {
    feed.close();
    consumer.close();
  }
}
