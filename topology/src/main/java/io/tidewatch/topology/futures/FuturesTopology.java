package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.instrument.FuturesSymbol;
import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.binance.FuturesFrameParser;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.futures.ranking.RankingSteps;
import io.tidewatch.topology.parse.EventTimeExtractor;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import io.tidewatch.topology.parse.RejectReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
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
import org.apache.kafka.streams.kstream.Predicate;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * Which contracts move out of their own distribution, alone or together?
 *
 * <p>Reads raw bars of Binance's USDT-margined perpetuals. Each symbol is judged from its own
 * records only; what was found goes through one partition, where a round of symbols is compared: if
 * too many moved at once, one alert speaks for all of them. Writes closed bars, scores, alerts,
 * decisions, requests for missing bars and dead letters. Rules are a table that every instance
 * holds whole.
 */
public final class FuturesTopology implements Detector {
  /** The detector's name. */
  public static final String NAME = "futures-anomalies";

  /** Window store of {@link Bar} by symbol and open time; see {@link FuturesSerdes#BAR}. */
  public static final String BARS_STORE = "closed-bars";

  /** {@link SymbolState} by symbol. */
  public static final String SYMBOLS_STORE = "state-by-symbol";

  /** {@link SymbolScores} by symbol. */
  public static final String SCORES_STORE = "scores-by-symbol";

  /** Window store of the {@link Anomaly} of closed bars, by symbol and open time. */
  public static final String ANOMALIES_STORE = "anomalies-by-bar";

  /** {@link SubjectState} by rule and subject, as {@code futures-anomaly/BTCUSDT}. */
  public static final String MARKET_STORE = "state-by-rule-and-subject";

  /** Rounds that are not decided yet, and the last hour of those that are. */
  public static final String ROUNDS_STORE = "rounds";

  /** {@link Ranking} by its name. */
  public static final String RANKINGS_STORE = "rankings";

  /** {@link io.tidewatch.topology.futures.ranking.CoinState} by symbol. */
  public static final String FACTS_STORE = "ranking-facts";

  /** Raw {@link io.tidewatch.contract.rule.RuleOverride} by key of the rules topic. */
  public static final String RULES_STORE = "rules";

  /** Of the market: it is one. */
  static final int MARKET_PARTITIONS = 1;

  /** What the detector counts. */
  static final Set<Counter> COUNTED =
      Set.of(
          Counter.FRAMES,
          Counter.ITEMS,
          Counter.BARS,
          Counter.SEEDS,
          Counter.CORRECTIONS,
          Counter.REPEATED,
          Counter.LATE,
          Counter.TIME_WENT_BACK,
          Counter.SCORES,
          Counter.RANKINGS,
          Counter.BACKFILLS,
          Counter.CHECKS,
          Counter.ALERTS,
          Counter.SUPPRESSED,
          Counter.MARKET_WIDE,
          Counter.UNSURE,
          Counter.GATED,
          Counter.INVALID_RULES);

  /** Between two commits that the steps of a thread ask for. */
  static final Duration COMMIT_SPACING = Duration.ofMillis(20);

  /** How often a commit is asked for that came too soon after another. */
  static final Duration COMMIT_TICK = Duration.ofMillis(10);

  private final FuturesSettings settings;
  private final Partitions partitions;
  private final CommitPace pace;
  private final DetectorCounters counters = new DetectorCounters(NAME, COUNTED);

  /**
   * Takes what it needs.
   *
   * @param clock only to decide when commits are asked for
   */
  public FuturesTopology(FuturesSettings settings, InstantSource clock) {
    this(settings, Partitions.OF_THE_CATALOGUE, clock);
  }

  /**
   * The same over topics with another number of partitions.
   *
   * @param clock only to decide when commits are asked for
   */
  public FuturesTopology(FuturesSettings settings, Partitions partitions, InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.partitions = requireNonNull(partitions, "partitions");
    this.pace = new CommitPace(clock, COMMIT_SPACING);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Each bar makes a dozen records, and their readers see none before the commit. */
  @Override
  public Duration gathersRecordsFor() {
    return Duration.ofMillis(50);
  }

  /** Some bars of each contract: rounds wait for all partitions. */
  @Override
  public int readsAtOnce() {
    return 65_536;
  }

  @Override
  public List<DetectorCounters> counters() {
    return List.of(counters);
  }

  @Override
  public Topology build(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
    addRules(builder);
    FuturesOutputs outputs = new FuturesOutputs(counters);

    Map<String, KStream<String, Parsed<FuturesFrame>>> frames = readFrames(builder);
    outputs.writeRefused(frames.get("frames-refused"));

    Map<String, KStream<String, JudgeOutput>> judged = judge(frames.get("frames-understood"));
    outputs.writeRefusedRows(judged.get("judged-refused"));
    outputs.writeBars(judged.get("judged-stored"));
    outputs.writeAnomalies(judged.get("judged-scored"));
    outputs.writePrices(judged.get("judged-priced"));
    outputs.writeCommands(judged.get("judged-commanded"));

    Map<String, KStream<String, MarketOutput>> decided = decide(judged.get("judged-found"));
    outputs.writeAlerts(decided.get("decided-raised"));
    outputs.writeDecisions(decided.get("decided-explained"));

    rank(builder, judged.get("judged-ranked"), judged.get("judged-stored"));
    return builder.build(streams);
  }

  private static void addRules(StreamsBuilder builder) {
    builder.globalTable(
        Topics.RULES.name(),
        Consumed.with(Topics.RULES.key(), Serdes.ByteArray()).withName("from-rules"),
        Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore(RULES_STORE))
            .withKeySerde(Topics.RULES.key())
            .withValueSerde(Serdes.ByteArray()));
  }

  private static Map<String, KStream<String, Parsed<FuturesFrame>>> readFrames(
      StreamsBuilder builder) {
    Topic<String, byte[]> topic = Topics.FUTURES_KLINES;
    return builder.stream(
            topic.name(),
            Consumed.with(
                    topic.key(),
                    new ParsedSerde<>(new FuturesFrameParser(), FuturesFrameParser.MAX_BYTES))
                .withTimestampExtractor(new EventTimeExtractor())
                .withName("from-frames"))
        .mapValues(FuturesTopology::checkSymbol, Named.as("check-symbol"))
        .split(Named.as("frames-"))
        .branch((key, parsed) -> parsed instanceof Parsed.Rejected, Branched.as("refused"))
        .defaultBranch(Branched.as("understood"));
  }

  /** Refuses a frame under a key that is no symbol, or is not the one that it names. */
  static Parsed<FuturesFrame> checkSymbol(String key, Parsed<FuturesFrame> parsed) {
    return switch (parsed) {
      case Parsed.Rejected<FuturesFrame> rejected -> rejected;
      case Parsed.Ok<FuturesFrame>(FuturesFrame frame, byte[] raw) ->
          key != null && FuturesSymbol.isName(key) && frame.symbol().map(key::equals).orElse(true)
              ? parsed
              : new Parsed.Rejected<>(
                  RejectReason.WRONG_SYMBOL,
                  "expected the symbol of the key "
                      + key
                      + ", was "
                      + frame.symbol().orElse("none"),
                  raw);
    };
  }

  private Map<String, KStream<String, JudgeOutput>> judge(
      KStream<String, Parsed<FuturesFrame>> understood) {
    return understood
        .mapValues(parsed -> ((Parsed.Ok<FuturesFrame>) parsed).event(), Named.as("take-frame"))
        .process(new JudgeProcessorSupplier(settings, pace, counters), Named.as("judge-bars"))
        .split(Named.as("judged-"))
        .branch(is(JudgeOutput.Stored.class), Branched.as("stored"))
        .branch(is(JudgeOutput.Scored.class), Branched.as("scored"))
        .branch(is(JudgeOutput.Priced.class), Branched.as("priced"))
        .branch(is(JudgeOutput.Commanded.class), Branched.as("commanded"))
        .branch(is(JudgeOutput.Found.class), Branched.as("found"))
        .branch(is(JudgeOutput.Ranked.class), Branched.as("ranked"))
        .branch(is(JudgeOutput.Refused.class), Branched.as("refused"))
        .noDefaultBranch();
  }

  private Map<String, KStream<String, MarketOutput>> decide(KStream<String, JudgeOutput> found) {
    return found
        .mapValues(output -> ((JudgeOutput.Found) output).finding(), Named.as("take-finding"))
        .repartition(
            Repartitioned.with(Serdes.String(), FuturesSerdes.FINDING)
                .withName("findings")
                .withNumberOfPartitions(MARKET_PARTITIONS))
        .process(
            new MarketProcessorSupplier(
                settings, partitions.of(Topics.FUTURES_KLINES), pace, counters),
            Named.as("judge-market"))
        .split(Named.as("decided-"))
        .branch((key, output) -> output instanceof MarketOutput.Raised, Branched.as("raised"))
        .branch((key, output) -> output instanceof MarketOutput.Explained, Branched.as("explained"))
        .noDefaultBranch();
  }

  /** Hands what symbols say to the rankings. */
  private void rank(
      StreamsBuilder builder,
      KStream<String, JudgeOutput> ranked,
      KStream<String, JudgeOutput> stored) {
    new RankingSteps(settings.ranking(), settings.onDisk(), counters)
        .add(
            builder,
            ranked.mapValues(
                output -> ((JudgeOutput.Ranked) output).facts(), Named.as("take-facts")),
            stored.mapValues(
                output -> ((JudgeOutput.Stored) output).bar(), Named.as("take-bar-to-rank")));
  }

  private static Predicate<String, JudgeOutput> is(Class<? extends JudgeOutput> type) {
    return (key, output) -> type.isInstance(output);
  }
}
