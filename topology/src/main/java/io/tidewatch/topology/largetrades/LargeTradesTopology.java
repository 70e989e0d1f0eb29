package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.binance.PriceRowReader;
import io.tidewatch.topology.binance.SpotTrade;
import io.tidewatch.topology.binance.SpotTradeParser;
import io.tidewatch.topology.parse.DeadLetterWriter;
import io.tidewatch.topology.parse.EventTimeExtractor;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import io.tidewatch.topology.parse.RejectReason;
import io.tidewatch.topology.rate.PriceHistory;
import io.tidewatch.topology.rate.PriceRecorder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.Stores;

/**
 * Did buying plus selling of a symbol pass the threshold within five minutes?
 *
 * <p>Reads raw Binance spot trades, keeps the exact rolling totals of each symbol, and writes
 * alerts, decisions, rolling totals and dead letters. Rules and prices are tables that every
 * instance holds whole.
 */
public final class LargeTradesTopology implements Detector {
  /** Kept trades by symbol, in segments: the rolling totals are computed from them. */
  public static final String TRADES_STORE = "trades-by-symbol";

  /** {@link SubjectState} by symbol. */
  public static final String STATES_STORE = "alert-state-by-symbol";

  /** {@link MinuteVolume} by symbol and minute. */
  public static final String MINUTES_STORE = "volume-by-symbol-1m";

  /** Raw {@link RuleOverride} by key of the rules topic. */
  public static final String RULES_STORE = "rules";

  /** {@link PriceHistory} by pair. */
  public static final String PRICES_STORE = "prices-by-symbol";

  /** The detector's name. */
  public static final String NAME = "large-trades";

  /** What the detector counts. */
  static final Set<Counter> COUNTED =
      Set.of(
          Counter.TRADES,
          Counter.DUPLICATES,
          Counter.LATE,
          Counter.UNRATED,
          Counter.OUT_OF_RANGE,
          Counter.CHECKS,
          Counter.ALERTS,
          Counter.SUPPRESSED,
          Counter.INVALID_RULES);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final LargeTradesSettings settings;
  private final DetectorCounters counters = new DetectorCounters(NAME, COUNTED);

  public LargeTradesTopology(LargeTradesSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<DetectorCounters> counters() {
    return List.of(counters);
  }

  @Override
  public Topology build(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
    addReferenceTables(builder);

    Map<String, KStream<String, Parsed<SpotTrade>>> frames =
        readFrames(builder)
            .mapValues(LargeTradesTopology::checkSymbol, Named.as("check-symbol"))
            .split(Named.as("frames-"))
            .branch(LargeTradesTopology::isRejected, Branched.as("refused"))
            .defaultBranch(Branched.as("understood"));
    writeDeadLetters(frames.get("frames-refused"));

    Map<String, KStream<String, LargeTradesOutput>> outputs =
        frames
            .get("frames-understood")
            .mapValues(LargeTradesTopology::trade, Named.as("take-trade"))
            .processValues(
                new LargeTradesProcessorSupplier(settings, counters), Named.as("sum-and-judge"))
            .split(Named.as("outputs-"))
            .branch(is(LargeTradesOutput.Counted.class), Branched.as("counted"))
            .branch(is(LargeTradesOutput.Rolled.class), Branched.as("rolled"))
            .branch(is(LargeTradesOutput.Raised.class), Branched.as("raised"))
            .branch(is(LargeTradesOutput.Explained.class), Branched.as("explained"))
            .branch(is(LargeTradesOutput.Priced.class), Branched.as("priced"))
            .noDefaultBranch();
    keepMinutes(outputs.get("outputs-counted"));
    writeTotals(outputs.get("outputs-rolled"));
    writeAlerts(outputs.get("outputs-raised"));
    writeDecisions(outputs.get("outputs-explained"));
    writePrices(outputs.get("outputs-priced"));

    return builder.build(streams);
  }

  private static void addReferenceTables(StreamsBuilder builder) {
    builder.globalTable(
        Topics.RULES.name(),
        Consumed.with(Topics.RULES.key(), Serdes.ByteArray()).withName("from-rules"),
        Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore(RULES_STORE))
            .withKeySerde(Topics.RULES.key())
            .withValueSerde(Serdes.ByteArray()));
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(PRICES_STORE),
                Serdes.String(),
                new JsonSerde<>(PriceHistory.class))
            .withLoggingDisabled(),
        Topics.BINANCE_SPOT_PRICES.name(),
        Consumed.with(Topics.BINANCE_SPOT_PRICES.key(), Topics.BINANCE_SPOT_PRICES.value())
            .withName("from-prices"),
        () -> new PriceRecorder(PRICES_STORE, PriceRowReader::read));
  }

  private static KStream<String, Parsed<SpotTrade>> readFrames(StreamsBuilder builder) {
    Serde<Parsed<SpotTrade>> frames =
        new ParsedSerde<>(new SpotTradeParser(), SpotTradeParser.MAX_BYTES);
    Topic<String, byte[]> topic = Topics.BINANCE_SPOT_TRADES;
    return builder.stream(
        topic.name(),
        Consumed.with(topic.key(), frames)
            .withTimestampExtractor(new EventTimeExtractor())
            .withName("from-trades"));
  }

  /** Refuses a frame under a key that is no pair, or is not the pair that the frame names. */
  private static Parsed<SpotTrade> checkSymbol(String key, Parsed<SpotTrade> parsed) {
    return switch (parsed) {
      case Parsed.Rejected<SpotTrade> rejected -> rejected;
      case Parsed.Ok<SpotTrade>(SpotTrade trade, byte[] raw) ->
          trade.symbol().map(symbol -> symbol.equals(key)).orElseGet(() -> isPair(key))
              ? parsed
              : new Parsed.Rejected<>(
                  RejectReason.WRONG_SYMBOL,
                  "expected the symbol of the key "
                      + key
                      + ", was "
                      + trade.symbol().orElse("none"),
                  raw);
    };
  }

  /** Rows do not name their symbol: the key alone does. */
  private static boolean isPair(String key) {
    try {
      return key != null && SpotSymbol.parse(key).venueName().equals(key);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isRejected(String key, Parsed<SpotTrade> parsed) {
    return parsed instanceof Parsed.Rejected;
  }

  private static SpotTrade trade(Parsed<SpotTrade> parsed) {
    return ((Parsed.Ok<SpotTrade>) parsed).event();
  }

  private void writeDeadLetters(KStream<String, Parsed<SpotTrade>> refused) {
    refused
        .mapValues(parsed -> (Parsed.Rejected<SpotTrade>) parsed, Named.as("take-refusal"))
        .process(() -> new DeadLetterWriter<>(counters), Named.as("make-dead-letter"))
        .to(
            Topics.DEAD_LETTERS.name(),
            Produced.with(Topics.DEAD_LETTERS.key(), Topics.DEAD_LETTERS.value())
                .withName("to-dead-letters"));
  }

  private void keepMinutes(KStream<String, LargeTradesOutput> counted) {
    // Back-filled trades may be hours behind stream time, which other symbols move on; every
    // window that is still kept takes them.
    TimeWindows minutes = TimeWindows.ofSizeAndGrace(MINUTE, settings.history().minus(MINUTE));
    counted
        .mapValues(output -> (LargeTradesOutput.Counted) output, Named.as("take-counted"))
        .groupByKey(Grouped.<String, LargeTradesOutput.Counted>as("counted-by-symbol"))
        .windowedBy(minutes)
        .aggregate(
            () -> MinuteVolume.NONE,
            (symbol, trade, volume) -> volume.plus(trade),
            Named.as("add-to-minute"),
            Materialized.<String, MinuteVolume>as(
                    Stores.inMemoryWindowStore(MINUTES_STORE, settings.history(), MINUTE, false))
                .withKeySerde(Serdes.String())
                .withValueSerde(MinuteVolume.SERDE)
                .withCachingEnabled());
  }

  private static void writeTotals(KStream<String, LargeTradesOutput> rolled) {
    rolled
        .mapValues(output -> ((LargeTradesOutput.Rolled) output).volume(), Named.as("take-totals"))
        .selectKey((key, volume) -> volume.symbol(), Named.as("key-totals-by-symbol"))
        .to(Topics.ROLLING_VOLUMES.name(), produced(Topics.ROLLING_VOLUMES, "to-totals"));
  }

  private static void writeAlerts(KStream<String, LargeTradesOutput> raised) {
    raised
        .mapValues(output -> ((LargeTradesOutput.Raised) output).alert(), Named.as("take-alert"))
        .selectKey((key, alert) -> alert.key(), Named.as("key-alert-by-rule-and-subject"))
        .to(Topics.ALERTS.name(), produced(Topics.ALERTS, "to-alerts"));
  }

  private static void writeDecisions(KStream<String, LargeTradesOutput> explained) {
    explained
        .mapValues(
            output -> ((LargeTradesOutput.Explained) output).decision(), Named.as("take-decision"))
        .selectKey((key, decision) -> decision.key(), Named.as("key-decision-by-rule-and-subject"))
        .to(Topics.DECISIONS.name(), produced(Topics.DECISIONS, "to-decisions"));
  }

  private static void writePrices(KStream<String, LargeTradesOutput> priced) {
    priced
        .mapValues(output -> ((LargeTradesOutput.Priced) output).price(), Named.as("take-price"))
        .selectKey((key, price) -> price.key(), Named.as("key-price-by-instrument"))
        .to(Topics.PRICES.name(), produced(Topics.PRICES, "to-prices"));
  }

  private static <V> Produced<String, V> produced(Topic<String, V> topic, String name) {
    return Produced.with(topic.key(), topic.value()).withName(name);
  }

  private static org.apache.kafka.streams.kstream.Predicate<String, LargeTradesOutput> is(
      Class<? extends LargeTradesOutput> type) {
    return (key, output) -> type.isInstance(output);
  }
}
