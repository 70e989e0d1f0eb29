package io.tidewatch.topology.futures.ranking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.futures.FuturesTopology;
import io.tidewatch.topology.futures.RankingFacts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The part that ranks in the test driver, with words for what tests tell it. */
final class RankingDriver implements AutoCloseable {
  static final long MINUTE = 60_000;

  private static final JsonSerde<RankingFacts> FACTS = new JsonSerde<>(RankingFacts.class);
  private static final JsonSerde<Bar> BARS = new JsonSerde<>(Bar.class);

  final DetectorCounters counters = new DetectorCounters("ranking", Set.of(Counter.RANKINGS));
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, RankingFacts> judged;
  private final TestInputTopic<String, Bar> closed;
  private final TestInputTopic<String, byte[]> tickers;
  private final TestInputTopic<String, byte[]> openInterest;
  private final TestOutputTopic<String, Ranking> rankings;

  /**
   * Begins one.
   *
   * @param directory where its stores may lie, of its own
   */
  RankingDriver(RankingSettings settings, Path directory) {
    StreamsBuilder builder = new StreamsBuilder();
    new RankingSteps(settings, true, counters)
        .add(
            builder,
            builder.stream("judged", Consumed.with(Topics.FUTURES_TICKERS.key(), FACTS)),
            builder.stream("closed", Consumed.with(Topics.FUTURES_TICKERS.key(), BARS)));
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "ranking");
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    streams.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver = new TopologyTestDriver(builder.build(), streams);
    judged = driver.createInputTopic("judged", new StringSerializer(), FACTS.serializer());
    closed = driver.createInputTopic("closed", new StringSerializer(), BARS.serializer());
    tickers = raw(Topics.FUTURES_TICKERS);
    openInterest = raw(Topics.FUTURES_OPEN_INTEREST);
    rankings =
        driver.createOutputTopic(
            Topics.FUTURES_RANKINGS.name(),
            Topics.FUTURES_RANKINGS.key().deserializer(),
            Topics.FUTURES_RANKINGS.value().deserializer());
  }

  private TestInputTopic<String, byte[]> raw(Topic<String, byte[]> topic) {
    return driver.createInputTopic(
        topic.name(), topic.key().serializer(), topic.value().serializer());
  }

  /** The running bar, at a price. */
  void price(String symbol, long at, String price) {
    judged.pipeInput(symbol, facts(symbol, at, price, true, Status.OK), at);
  }

  /** The running bar, in a state. */
  void price(String symbol, long at, String price, Status status) {
    judged.pipeInput(symbol, facts(symbol, at, price, true, status), at);
  }

  private static RankingFacts facts(
      String symbol, long at, String price, boolean provisional, Status status) {
    long openTime = Math.floorDiv(at, Bar.LENGTH_MS) * Bar.LENGTH_MS;
    return new RankingFacts(
        symbol,
        at,
        openTime,
        provisional,
        new BigDecimal(price),
        Optional.empty(),
        BigDecimal.ZERO,
        Level.NONE,
        status,
        BigDecimal.valueOf(96_000_000),
        Optional.empty(),
        Optional.empty());
  }

  /** The judge's word on a closed bar. */
  void score(String symbol, long openTime, String price, String barReturn, String score) {
    score(symbol, openTime, openTime + Bar.LENGTH_MS, price, barReturn, score);
  }

  /** The judge's word on a closed bar, at some time after its end. */
  void score(String symbol, long openTime, long at, String price, String barReturn, String score) {
    judged.pipeInput(
        symbol,
        new RankingFacts(
            symbol,
            at,
            openTime,
            false,
            new BigDecimal(price),
            Optional.of(new BigDecimal(barReturn)),
            new BigDecimal(score),
            Level.NONE,
            Status.OK,
            BigDecimal.valueOf(96_000_000),
            Optional.empty(),
            Optional.empty()),
        openTime);
  }

  /** A closed bar as it is stored. */
  void bar(String symbol, long openTime, String close, String quoteVolume, String takerBuy) {
    BigDecimal price = new BigDecimal(close);
    closed.pipeInput(
        symbol,
        new Bar(
            symbol,
            openTime,
            price,
            price,
            price,
            price,
            BigDecimal.ONE,
            new BigDecimal(quoteVolume),
            Optional.empty(),
            Optional.of(new BigDecimal(takerBuy)),
            false,
            Bar.ClosedBy.FRAME,
            openTime + Bar.LENGTH_MS),
        openTime);
  }

  void ticker(String symbol, long at, String price, String volume, String change) {
    String row =
        "{\"symbol\":\"%s\",\"lastPrice\":\"%s\",\"quoteVolume\":\"%s\",\"priceChangePercent\":\"%s\",\"closeTime\":%d}"
            .formatted(symbol, price, volume, change, at);
    pipe(tickers, "ticker", symbol, row, at);
  }

  void held(String symbol, long at, String contracts) {
    pipe(
        openInterest,
        "open-interest",
        symbol,
        "{\"symbol\":\"%s\",\"openInterest\":\"%s\",\"time\":%d}".formatted(symbol, contracts, at),
        at);
  }

  void answer(String channel, String symbol, String answer, long receivedMs) {
    pipe(openInterest, channel, symbol, answer, receivedMs);
  }

  private static void pipe(
      TestInputTopic<String, byte[]> topic,
      String channel,
      String symbol,
      String answer,
      long receivedMs) {
    RawHeaders headers =
        new RawHeaders("binance-futures", channel, "rest", 1, 0, receivedMs * 1_000, Source.LIVE);
    topic.pipeInput(
        new TestRecord<>(symbol, answer.getBytes(UTF_8), headers.toHeaders(), receivedMs));
  }

  List<Ranking> rankings() {
    return rankings.readValuesToList();
  }

  /** The newest coin ranking of those that were not read yet. */
  Ranking.Coins coins() {
    return newest(Ranking.Coins.class);
  }

  /** The newest ranking of open interest of those that were not read yet. */
  Ranking.OpenInterest openInterest() {
    return newest(Ranking.OpenInterest.class);
  }

  private <R extends Ranking> R newest(Class<R> type) {
    return rankings().stream().filter(type::isInstance).map(type::cast).toList().getLast();
  }

  List<byte[]> deadLetters() {
    return driver
        .createOutputTopic(
            Topics.DEAD_LETTERS.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readValuesToList();
  }

  /** Gives another one all that this one keeps, as a restart does. */
  void handOverTo(RankingDriver other) {
    for (String store :
        List.of(
            FuturesTopology.FACTS_STORE,
            RankingSteps.HISTORY_STORE,
            FuturesTopology.RANKINGS_STORE)) {
      KeyValueStore<String, Object> to = other.driver.getKeyValueStore(store);
      KeyValueStore<String, Object> from = driver.getKeyValueStore(store);
      try (KeyValueIterator<String, Object> all = from.all()) {
        all.forEachRemaining(entry -> to.put(entry.key, entry.value));
      }
    }
  }

  /** How many entries a store has. */
  long size(String store) {
    long size = 0;
    try (KeyValueIterator<String, Object> all =
        driver.<String, Object>getKeyValueStore(store).all()) {
      while (all.hasNext()) {
        all.next();
        size++;
      }
    }
    return size;
  }

  @Override
  public void close() {
    driver.close();
  }
}
