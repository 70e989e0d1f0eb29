package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.hyperliquid.HyperliquidFrame;
import io.tidewatch.topology.hyperliquid.HyperliquidFrameParser;
import io.tidewatch.topology.parse.EventTimeExtractor;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
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
import org.apache.kafka.streams.state.Stores;

/**
 * What did a watched address just do?
 *
 * <p>Reads all that Hyperliquid's feed writes, from one partition, in whose order everything is
 * decided. Fills are added up to orders; positions follow from fills, and what an order did to a
 * position is the signal. Writes orders, positions, accounts, signals, alerts, decisions, requests
 * for what is missing and dead letters. Rules are a table that every instance holds whole.
 */
public final class WhaleSignalsTopology implements Detector {
  /** The detector's name. */
  public static final String NAME = "whale-signals";

  /** What the detector counts. */
  static final Set<Counter> COUNTED =
      Set.of(
          Counter.FRAMES,
          Counter.TRADES,
          Counter.FILLS,
          Counter.DUPLICATES,
          Counter.LATE,
          Counter.UNWATCHED,
          Counter.UNKNOWN_STATUSES,
          Counter.MISMATCHES,
          Counter.ORDERS,
          Counter.SIGNALS,
          Counter.RESYNCS,
          Counter.BACKFILLS,
          Counter.COMMANDS,
          Counter.CHECKS,
          Counter.ALERTS,
          Counter.SUPPRESSED,
          Counter.INVALID_RULES);

  /** Between two commits that signals ask for. */
  static final Duration COMMIT_SPACING = Duration.ofMillis(25);

  /** How often a commit is asked for that came too soon after another. */
  static final Duration COMMIT_TICK = Duration.ofMillis(10);

  private final WhaleSettings settings;
  private final CommitPace pace;
  private final DetectorCounters counters = new DetectorCounters(NAME, COUNTED);

  /**
   * Takes what it needs.
   *
   * @param clock only to decide when commits are asked for
   */
  public WhaleSignalsTopology(WhaleSettings settings, InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.pace = new CommitPace(clock, COMMIT_SPACING);
  }

  @Override
  public String name() {
    return NAME;
  }

  /** A second of sessions ends at once. */
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
    addRules(builder);
    WhaleOutputs outputs = new WhaleOutputs(counters);
    Map<String, KStream<String, WhaleOutput>> told = follow(readFrames(builder));
    outputs.writeOrders(told.get("told-ordered"));
    outputs.writePositions(told.get("told-positioned"));
    outputs.writeAccounts(told.get("told-stated"));
    outputs.writePrices(told.get("told-priced"));
    outputs.writeSignals(told.get("told-signalled"));
    outputs.writeAlerts(told.get("told-raised"));
    outputs.writeDecisions(told.get("told-explained"));
    outputs.writeCommands(told.get("told-commanded"));
    outputs.writeRefused(told.get("told-refused"));
    return builder.build(streams);
  }

  private static void addRules(StreamsBuilder builder) {
    builder.globalTable(
        Topics.RULES.name(),
        Consumed.with(Topics.RULES.key(), Serdes.ByteArray()).withName("from-rules"),
        Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore(WhaleStores.RULES))
            .withKeySerde(Topics.RULES.key())
            .withValueSerde(Serdes.ByteArray()));
  }

  private static KStream<String, Parsed<HyperliquidFrame>> readFrames(StreamsBuilder builder) {
    Topic<String, byte[]> topic = Topics.HYPERLIQUID_FRAMES;
    return builder.stream(
        topic.name(),
        Consumed.with(
                topic.key(),
                new ParsedSerde<>(new HyperliquidFrameParser(), HyperliquidFrameParser.MAX_BYTES))
            .withTimestampExtractor(new EventTimeExtractor())
            .withName("from-frames"));
  }

  private Map<String, KStream<String, WhaleOutput>> follow(
      KStream<String, Parsed<HyperliquidFrame>> frames) {
    return frames
        .process(new WhaleProcessorSupplier(settings, pace, counters), Named.as("follow-whales"))
        .split(Named.as("told-"))
        .branch(is(WhaleOutput.Ordered.class), Branched.as("ordered"))
        .branch(is(WhaleOutput.Positioned.class), Branched.as("positioned"))
        .branch(is(WhaleOutput.Stated.class), Branched.as("stated"))
        .branch(is(WhaleOutput.Priced.class), Branched.as("priced"))
        .branch(is(WhaleOutput.Signalled.class), Branched.as("signalled"))
        .branch(is(WhaleOutput.Raised.class), Branched.as("raised"))
        .branch(is(WhaleOutput.Explained.class), Branched.as("explained"))
        .branch(is(WhaleOutput.Commanded.class), Branched.as("commanded"))
        .branch(is(WhaleOutput.Refused.class), Branched.as("refused"))
        .noDefaultBranch();
  }

  private static Predicate<String, WhaleOutput> is(Class<? extends WhaleOutput> type) {
    return (key, output) -> type.isInstance(output);
  }
}
