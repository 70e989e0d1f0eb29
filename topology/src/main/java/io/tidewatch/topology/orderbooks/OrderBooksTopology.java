package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.binance.PriceRowReader;
import io.tidewatch.topology.okx.OkxFrame;
import io.tidewatch.topology.okx.OkxFrameParser;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Analysed;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Commanded;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Explained;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Levelled;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Priced;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Raised;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Told;
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
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * What does the order book of an instrument say, and is it right?
 *
 * <p>Reads raw books and trades of OKX, keeps each book as long as its updates follow one another,
 * and writes analyses, whole books, alerts and decisions of it. Of a broken book it says nothing
 * but that it is broken, and asks the feed for a new one. Rules, prices and instruments are tables
 * that every instance holds whole.
 */
public final class OrderBooksTopology implements Detector {
  /** All that is known of an instrument, as of some time ago; see {@link BookReader}. */
  public static final String CHECKPOINTS_STORE = "book-checkpoints";

  /** What came since then. */
  public static final String JOURNAL_STORE = "book-journal";

  /** {@link BookStanding} by instrument. */
  public static final String STANDINGS_STORE = "book-standings";

  /** Raw {@link io.tidewatch.contract.rule.RuleOverride} by key of the rules topic. */
  public static final String RULES_STORE = "rules";

  /** {@link PriceHistory} by pair. */
  public static final String PRICES_STORE = "prices-by-symbol";

  /** Rows of the venue by instrument. */
  public static final String INSTRUMENTS_STORE = "okx-instruments";

  /** What the detector counts. */
  static final Set<Counter> COUNTED =
      Set.of(
          Counter.BOOKS,
          Counter.TRADES,
          Counter.DUPLICATES,
          Counter.SNAPSHOTS,
          Counter.QUARANTINES,
          Counter.COMMANDS,
          Counter.OLD_CONNECTION,
          Counter.REPEATED,
          Counter.TIME_WENT_BACK,
          Counter.ANALYSES,
          Counter.UNRATED,
          Counter.CHECKS,
          Counter.ALERTS,
          Counter.SUPPRESSED,
          Counter.INVALID_RULES);

  /** The detector's name. */
  public static final String NAME = "order-books";

  private final OrderBooksSettings settings;
  private final DetectorCounters counters = new DetectorCounters(NAME, COUNTED);

  public OrderBooksTopology(OrderBooksSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  @Override
  public String name() {
    return NAME;
  }

  /** An analysis is meant to be read within 50 ms. */
  @Override
  public Duration outputsWithin() {
    return Duration.ofMillis(20);
  }

  @Override
  public List<DetectorCounters> counters() {
    return List.of(counters);
  }

  @Override
  public Topology build(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
    addReferenceTables(builder);

    Map<String, KStream<String, Parsed<OkxFrame>>> frames =
        readFrames(builder)
            .mapValues(OrderBooksTopology::checkInstrument, Named.as("check-instrument"))
            .split(Named.as("frames-"))
            .branch((key, parsed) -> parsed instanceof Parsed.Rejected, Branched.as("refused"))
            .defaultBranch(Branched.as("understood"));
    writeDeadLetters(frames.get("frames-refused"));

    Map<String, KStream<String, OrderBooksOutput>> outputs =
        frames
            .get("frames-understood")
            .mapValues(OrderBooksTopology::frame, Named.as("take-frame"))
            .process(
                new OrderBooksProcessorSupplier(settings, counters), Named.as("keep-and-judge"))
            .split(Named.as("outputs-"))
            .branch(is(Analysed.class), Branched.as("analysed"))
            .branch(is(Priced.class), Branched.as("priced"))
            .branch(is(Levelled.class), Branched.as("levelled"))
            .branch(is(Raised.class), Branched.as("raised"))
            .branch(is(Explained.class), Branched.as("explained"))
            .branch(is(Commanded.class), Branched.as("commanded"))
            .branch(is(Told.class), Branched.as("told"))
            .noDefaultBranch();
    writeOutputs(outputs);

    return builder.build(streams);
  }

  private static void addReferenceTables(StreamsBuilder builder) {
    addTable(builder, Topics.RULES, RULES_STORE, "from-rules");
    addTable(builder, Topics.OKX_INSTRUMENTS, INSTRUMENTS_STORE, "from-instruments");
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

  /** Holds a topic as bytes: whoever may write to it may write nonsense. */
  private static void addTable(
      StreamsBuilder builder, Topic<String, ?> topic, String store, String name) {
    builder.globalTable(
        topic.name(),
        Consumed.with(topic.key(), Serdes.ByteArray()).withName(name),
        Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore(store))
            .withKeySerde(topic.key())
            .withValueSerde(Serdes.ByteArray()));
  }

  private static KStream<String, Parsed<OkxFrame>> readFrames(StreamsBuilder builder) {
    Topic<String, byte[]> topic = Topics.OKX_FRAMES;
    return builder.stream(
        topic.name(),
        Consumed.with(
                topic.key(), new ParsedSerde<>(new OkxFrameParser(), OkxFrameParser.MAX_BYTES))
            .withTimestampExtractor(new EventTimeExtractor())
            .withName("from-frames"));
  }

  /** Refuses a frame under a key that is no instrument, or is not the one that it names. */
  private static Parsed<OkxFrame> checkInstrument(String key, Parsed<OkxFrame> parsed) {
    return switch (parsed) {
      case Parsed.Rejected<OkxFrame> rejected -> rejected;
      case Parsed.Ok<OkxFrame>(OkxFrame frame, byte[] raw) ->
          isInstrument(key) && frame.instId().map(key::equals).orElse(true)
              ? parsed
              : new Parsed.Rejected<>(
                  RejectReason.WRONG_SYMBOL,
                  "expected the instrument of the key "
                      + key
                      + ", was "
                      + frame.instId().orElse("none"),
                  raw);
    };
  }

  private static boolean isInstrument(String key) {
    try {
      return key != null && OkxInstrument.parse(key).name().equals(key);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static OkxFrame frame(Parsed<OkxFrame> parsed) {
    return ((Parsed.Ok<OkxFrame>) parsed).event();
  }

  private void writeDeadLetters(KStream<String, Parsed<OkxFrame>> refused) {
    refused
        .mapValues(parsed -> (Parsed.Rejected<OkxFrame>) parsed, Named.as("take-refusal"))
        .process(() -> new DeadLetterWriter<>(counters), Named.as("make-dead-letter"))
        .to(
            Topics.DEAD_LETTERS.name(),
            Produced.with(Topics.DEAD_LETTERS.key(), Topics.DEAD_LETTERS.value())
                .withName("to-dead-letters"));
  }

  private static void writeOutputs(Map<String, KStream<String, OrderBooksOutput>> outputs) {
    outputs
        .get("outputs-analysed")
        .mapValues(output -> ((Analysed) output).analysis(), Named.as("take-analysis"))
        .to(Topics.BOOK_ANALYSES.name(), produced(Topics.BOOK_ANALYSES, "to-analyses"));
    outputs
        .get("outputs-levelled")
        .mapValues(output -> ((Levelled) output).levels(), Named.as("take-levels"))
        .to(Topics.BOOK_LEVELS.name(), produced(Topics.BOOK_LEVELS, "to-levels"));
    write(
        outputs.get("outputs-priced"),
        output -> ((Priced) output).price(),
        price -> price.key(),
        Topics.PRICES,
        "price");
    write(
        outputs.get("outputs-raised"),
        output -> ((Raised) output).alert(),
        alert -> alert.key(),
        Topics.ALERTS,
        "alert");
    write(
        outputs.get("outputs-explained"),
        output -> ((Explained) output).decision(),
        decision -> decision.key(),
        Topics.DECISIONS,
        "decision");
    write(
        outputs.get("outputs-commanded"),
        output -> ((Commanded) output).command(),
        command -> command.key(),
        Topics.FEED_COMMANDS,
        "command");
    write(
        outputs.get("outputs-told"),
        output -> ((Told) output).event(),
        event -> event.key(),
        Topics.FEED_EVENTS,
        "event");
  }

  /** Writes what is keyed by something else than the instrument. */
  private static <V> void write(
      KStream<String, OrderBooksOutput> outputs,
      Function<OrderBooksOutput, V> content,
      Function<V, String> key,
      Topic<String, V> topic,
      String word) {
    outputs
        .mapValues(content::apply, Named.as("take-" + word))
        .selectKey((instId, value) -> key.apply(value), Named.as("key-" + word))
        .to(topic.name(), produced(topic, "to-" + word + "s"));
  }

  private static <V> Produced<String, V> produced(Topic<String, V> topic, String name) {
    return Produced.with(topic.key(), topic.value()).withName(name);
  }

  private static org.apache.kafka.streams.kstream.Predicate<String, OrderBooksOutput> is(
      Class<? extends OrderBooksOutput> type) {
    return (key, output) -> type.isInstance(output);
  }
}
