package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.dbotx.PairsFrame;
import io.tidewatch.topology.dbotx.PairsFrameParser;
import io.tidewatch.topology.parse.EventTimeExtractor;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import io.tidewatch.topology.tokenpool.judge.PairOutput;
import io.tidewatch.topology.tokenpool.judge.PairState;
import io.tidewatch.topology.tokenpool.judge.PoolDefinition;
import io.tidewatch.topology.tokenpool.judge.PoolSerdes;
import java.time.Duration;
import java.time.InstantSource;
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
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Did a watched token do what its template looks for?
 *
 * <p>Reads raw frames of DBotX and takes them apart into pairs. Each pair is judged by its
 * template, which a join of pairs with templates tells it, and each token of a pair has one alert
 * machine, which outlives pairs and templates. Writes alerts, decisions, dead letters and how each
 * batch is doing. Rules are a table that every instance holds whole.
 */
public final class TokenPoolTopology implements Detector {
  /** The detector's name. */
  public static final String NAME = "token-pool";

  /** {@link PoolTemplate} by id in text, with a timestamp; one partition. */
  public static final String TEMPLATES_STORE = "templates-by-id";

  /** {@link PoolPair} by its address, with a timestamp. */
  public static final String PAIRS_STORE = "pairs-by-address";

  /** {@link PoolDefinition} by pair address, with a timestamp: the newest, in force or not. */
  public static final String DEFINITIONS_STORE = "definitions-by-pair";

  /** {@link PairState} by pair address. */
  public static final String PAIRS_STATE_STORE = "state-by-pair";

  /** {@link TokenState} by token address. */
  public static final String TOKENS_STORE = "state-by-token";

  /** {@link PoolStats} by batch number in text. */
  public static final String BATCHES_STORE = "stats-by-batch";

  /** {@link PoolStats.Counts} by batch number in text and minute. */
  public static final String MINUTES_STORE = "counts-by-batch-1m";

  /** Of what is counted by batch: batches are few, and each partition makes a commit longer. */
  public static final int BATCH_PARTITIONS = 1;

  /** Raw {@link io.tidewatch.contract.rule.RuleOverride} by key of the rules topic. */
  public static final String RULES_STORE = "rules";

  /** What the detector counts. */
  static final Set<Counter> COUNTED =
      Set.of(
          Counter.FRAMES,
          Counter.ITEMS,
          Counter.FIGURES_AS_TEXT,
          Counter.UNREADABLE_FIGURES,
          Counter.LATE,
          Counter.CHECKS,
          Counter.ALERTS,
          Counter.SUPPRESSED,
          Counter.UNKNOWN_CONDITIONS,
          Counter.GATED,
          Counter.NO_TEMPLATE,
          Counter.TEMPLATE_CHANGES,
          Counter.INVALID_RULES,
          Counter.INVALID_REFERENCES);

  /** Between two commits that a step asks for; each takes about as long. */
  static final Duration COMMIT_SPACING = Duration.ofMillis(10);

  private final TokenPoolSettings settings;
  private final Partitions partitions;
  private final InstantSource clock;
  private final DetectorCounters counters = new DetectorCounters(NAME, COUNTED);

  /**
   * Takes what it needs.
   *
   * @param clock only to measure how long a live frame took to become an alert, and to space
   *     commits
   */
  public TokenPoolTopology(TokenPoolSettings settings, InstantSource clock) {
    this(settings, Partitions.OF_THE_CATALOGUE, clock);
  }

  /**
   * The same over topics with another number of partitions.
   *
   * @param clock as above
   */
  public TokenPoolTopology(TokenPoolSettings settings, Partitions partitions, InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.partitions = requireNonNull(partitions, "partitions");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return NAME;
  }

  /** What is counted by batch lay in as many partitions as the frames before. */
  @Override
  public int version() {
    return 2;
  }

  /** A definition has to come through two topics of its own before it takes force. */
  @Override
  public Duration outputsWithin() {
    return Duration.ofMillis(50);
  }

  /** A frame becomes a hundred records, and as many changes of state. */
  @Override
  public Duration gathersRecordsFor() {
    return Duration.ofMillis(5);
  }

  @Override
  public List<DetectorCounters> counters() {
    return List.of(counters);
  }

  @Override
  public Topology build(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
    PoolTables tables = new PoolTables(counters);
    PoolOutputs outputs = new PoolOutputs(settings, counters);
    tables.addRules(builder);

    Map<String, KStream<String, FrameOutput>> frames = splitFrames(readFrames(builder));
    outputs.writeRefused(frames.get("frames-refused"));
    outputs.writePrices(frames.get("frames-priced"));

    KStream<String, PairOutput> pairs =
        judgePairs(itemsByPair(frames.get("frames-items")), tables.definitions(builder));
    outputs.writeStrangers(pairs);

    Map<String, KStream<String, TokenOutput>> tokens = judgeTokens(pairs);
    outputs.writeAlerts(tokens.get("tokens-raised"));
    outputs.writeDecisions(tokens.get("tokens-explained"));

    outputs.writeStats(frames.get("frames-tallied"), pairs, tokens.get("tokens-tallied"));
    return builder.build(streams);
  }

  private static KStream<String, Parsed<PairsFrame>> readFrames(StreamsBuilder builder) {
    Topic<String, byte[]> topic = Topics.DBOTX_PAIRS;
    return builder.stream(
        topic.name(),
        Consumed.with(
                topic.key(), new ParsedSerde<>(new PairsFrameParser(), PairsFrameParser.MAX_BYTES))
            .withTimestampExtractor(new EventTimeExtractor())
            .withName("from-frames"));
  }

  private Map<String, KStream<String, FrameOutput>> splitFrames(
      KStream<String, Parsed<PairsFrame>> frames) {
    return frames
        .process(() -> new FrameSplitter(clock, counters), Named.as("split-frames"))
        .split(Named.as("frames-"))
        .branch((key, output) -> output instanceof FrameOutput.Item, Branched.as("items"))
        .branch((key, output) -> output instanceof FrameOutput.Priced, Branched.as("priced"))
        .branch((key, output) -> output instanceof FrameOutput.Refused, Branched.as("refused"))
        .branch((key, output) -> output instanceof FrameOutput.Tallied, Branched.as("tallied"))
        .noDefaultBranch();
  }

  private KStream<String, PairInput> itemsByPair(KStream<String, FrameOutput> items) {
    return items
        .mapValues(output -> ((FrameOutput.Item) output).item(), Named.as("take-item"))
        .repartition(repartitioned("items-by-pair", PoolSerdes.ITEM))
        .mapValues(PairInput.Said::new, Named.as("say-item"));
  }

  private KStream<String, PairOutput> judgePairs(
      KStream<String, PairInput> items, KStream<String, PairInput> definitions) {
    return items
        .merge(definitions, Named.as("items-and-definitions"))
        .process(new PairProcessorSupplier(settings, clock, counters), Named.as("judge-pairs"));
  }

  private Map<String, KStream<String, TokenOutput>> judgeTokens(KStream<String, PairOutput> pairs) {
    return pairs
        .filter((pair, output) -> output instanceof PairOutput.News, Named.as("news-only"))
        .mapValues(output -> (PairOutput.News) output, Named.as("take-news"))
        .selectKey((pair, output) -> output.token(), Named.as("key-news-by-token"))
        .mapValues(PairOutput.News::news, Named.as("open-news"))
        .repartition(repartitioned("news-by-token", PoolSerdes.NEWS))
        .process(new TokenProcessorSupplier(settings, clock, counters), Named.as("judge-tokens"))
        .split(Named.as("tokens-"))
        .branch((key, output) -> output instanceof TokenOutput.Raised, Branched.as("raised"))
        .branch((key, output) -> output instanceof TokenOutput.Explained, Branched.as("explained"))
        .branch((key, output) -> output instanceof TokenOutput.Tallied, Branched.as("tallied"))
        .noDefaultBranch();
  }

  /** A topic of the detector's own, with as many partitions as the pairs have. */
  private <V> Repartitioned<String, V> repartitioned(String name, Serde<V> values) {
    return Repartitioned.<String, V>as(name)
        .withKeySerde(Serdes.String())
        .withValueSerde(values)
        .withNumberOfPartitions(partitions.of(Topics.PAIRS));
  }
}
