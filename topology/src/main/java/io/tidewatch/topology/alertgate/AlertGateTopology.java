package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.clock.CommitPace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Who is to be told of an alert?
 *
 * <p>Reads alerts and what may hold them back: silences, words of feeds, and alerts about the whole
 * market. Writes notifications of those that people are told of, and for each of the others a
 * decision and a delivery that say why not. What lasts and was held back is told when nothing holds
 * it back any more. The alerts themselves stay what they are.
 *
 * <p>All of it has one partition: one task sees everything in one order.
 */
public final class AlertGateTopology implements Detector {
  /** {@link io.tidewatch.contract.delivery.Silence} by its id. */
  public static final String SILENCES_STORE = "silences-by-id";

  /** {@link FeedState} by key of the feed events. */
  public static final String FEEDS_STORE = "feeds-by-subscription";

  /** {@link ToldMove} by id of the alert. */
  public static final String MOVES_STORE = "told-market-moves";

  /** The newest {@link io.tidewatch.contract.delivery.Notification.MarketEvent} by asset. */
  public static final String EVENTS_STORE = "market-events-by-asset";

  /** {@link io.tidewatch.contract.alert.Alert} that may still be told, by key of the alerts. */
  public static final String HELD_STORE = "held-alerts-by-subject";

  /** Event time that the market had reached, under one key. */
  public static final String TIME_STORE = "market-time";

  /** Event time of each alert that came, by its id. */
  public static final String HEARD_STORE = "heard-alerts-by-id";

  /** What the detector counts. */
  static final Set<Counter> COUNTED = Set.of(Counter.NOTIFICATIONS, Counter.HELD_BACK);

  /** Between two commits that notifications ask for. */
  static final Duration COMMIT_SPACING = Duration.ofMillis(20);

  /** How often a commit is asked for that came too soon after another. */
  static final Duration COMMIT_TICK = Duration.ofMillis(10);

  /** The detector's name. */
  public static final String NAME = "alert-gate";

  private final InstantSource clock;
  private final CommitPace pace;
  private final DetectorCounters counters = new DetectorCounters(NAME, COUNTED);

  /**
   * Takes what it needs.
   *
   * @param clock says when a delivery was decided, and spaces commits; decides nothing
   */
  public AlertGateTopology(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
    this.pace = new CommitPace(clock, COMMIT_SPACING);
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
    Map<String, KStream<String, GateOutput>> judged = judge(inputs(builder));
    writeNotifications(judged.get("alerts-told"));
    writeDecisions(judged.get("alerts-held-back"));
    writeDeliveries(judged.get("alerts-held-back"));
    return builder.build(streams);
  }

  private KStream<String, GateInput> inputs(StreamsBuilder builder) {
    Function<String, Optional<GateInput>> nothing = key -> Optional.empty();
    TimestampExtractor asWritten = (record, partitionTime) -> record.timestamp();
    TimestampExtractor ahead = new AheadOfAlerts();
    KStream<String, GateInput> alerts =
        read(
            builder,
            Topics.ALERTS,
            "alerts",
            asWritten,
            Alert::eventTime,
            GateInput.Raised::new,
            nothing);
    KStream<String, GateInput> decisions =
        read(
            builder,
            Topics.DECISIONS,
            "decisions",
            asWritten,
            Decision::to,
            GateInput.Decided::new,
            nothing);
    KStream<String, GateInput> silences =
        read(
            builder,
            Topics.SILENCES,
            "silences",
            ahead,
            silence -> 0,
            GateInput.Silenced::new,
            id -> Optional.of(new GateInput.Unsilenced(id)));
    KStream<String, GateInput> feeds =
        read(
            builder,
            Topics.FEED_EVENTS,
            "feed-events",
            ahead,
            event -> 0,
            GateInput.Fed::new,
            nothing);
    return alerts
        .merge(decisions, Named.as("with-decisions"))
        .merge(silences, Named.as("with-silences"))
        .merge(feeds, Named.as("with-feed-events"));
  }

  private <V> KStream<String, GateInput> read(
      StreamsBuilder builder,
      Topic<String, V> topic,
      String word,
      TimestampExtractor order,
      ToLongFunction<V> time,
      Function<V, GateInput> input,
      Function<String, Optional<GateInput>> tombstone) {
    Consumed<String, byte[]> consumed =
        Consumed.with(topic.key(), Serdes.ByteArray())
            .withTimestampExtractor(order)
            .withName("from-" + word);
    return builder.stream(topic.name(), consumed)
        .process(
            () -> new InputReader<>(topic, time, input, tombstone, counters),
            Named.as("read-" + word));
  }

  private Map<String, KStream<String, GateOutput>> judge(KStream<String, GateInput> inputs) {
    return inputs
        .process(new GateProcessorSupplier(pace, counters), Named.as("judge-alerts"))
        .split(Named.as("alerts-"))
        .branch((key, output) -> output instanceof GateOutput.Told, Branched.as("told"))
        .branch((key, output) -> output instanceof GateOutput.HeldBack, Branched.as("held-back"))
        .noDefaultBranch();
  }

  private static void writeNotifications(KStream<String, GateOutput> told) {
    told.mapValues(output -> ((GateOutput.Told) output).notification(), Named.as("take-told"))
        .to(
            Topics.NOTIFICATIONS.name(),
            Produced.with(Topics.NOTIFICATIONS.key(), Topics.NOTIFICATIONS.value())
                .withName("to-notifications"));
  }

  private static void writeDecisions(KStream<String, GateOutput> heldBack) {
    heldBack
        .mapValues(
            output -> HeldBackRecords.decision((GateOutput.HeldBack) output),
            Named.as("make-decision"))
        .to(
            Topics.DECISIONS.name(),
            Produced.<String, Decision>with(Topics.DECISIONS.key(), Topics.DECISIONS.value())
                .withName("to-decisions"));
  }

  private void writeDeliveries(KStream<String, GateOutput> heldBack) {
    heldBack
        .process(() -> new DeliveryMaker(clock), Named.as("make-delivery"))
        .to(
            Topics.DELIVERIES.name(),
            Produced.<String, Delivery>with(Topics.DELIVERIES.key(), Topics.DELIVERIES.value())
                .withName("to-deliveries"));
  }
}
