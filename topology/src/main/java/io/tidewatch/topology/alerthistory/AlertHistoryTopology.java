package io.tidewatch.topology.alerthistory;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alerthistory.outcome.AlertOutcomes;
import io.tidewatch.topology.parse.ReadableValue;
import io.tidewatch.topology.parse.ReadingStep;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;

/**
 * What fired lately, what became of it, and what did not fire and why: alerts of thirty days by id
 * and by rule, subject, severity and event time; their deliveries; decisions of a day. For queries.
 */
public final class AlertHistoryTopology implements Detector {
  /** {@link Alert} as JSON, written anew from what was read, by id. */
  public static final String ALERTS_STORE = "alerts-by-id";

  /** Nothing, by {@link AlertIndex#key}. */
  public static final String INDEX_STORE = "alert-index";

  /** {@link Delivery} as on the topic, by {@link DeliveryKey}. */
  public static final String DELIVERIES_STORE = "deliveries-by-alert";

  /** {@link Decision} by key of the decisions topic and event time; window length 1 ms. */
  public static final String DECISIONS_STORE = "decisions-by-subject";

  /** The detector's name. */
  public static final String NAME = "alert-history";

  private static final int VERSION = 2;

  /** How long before the newest alert one is kept. */
  static final Duration KEPT = Duration.ofDays(30);

  private static final Duration DECISIONS_KEPT = Duration.ofDays(1);
  private static final Duration NO_LENGTH = Duration.ofMillis(1);

  private final DetectorCounters counters = new DetectorCounters(NAME, Set.of());

  @Override
  public String name() {
    return NAME;
  }

  /** The first one kept alerts by subject, where a page of all needs a look at all. */
  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<DetectorCounters> counters() {
    return List.of(counters);
  }

  @Override
  public Topology build(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
    KStream<String, Alert> alerts =
        from(builder, Topics.ALERTS, "alerts")
            .process(
                () -> new ReadingStep<>(reading(Topics.ALERTS, Alert::eventTime)),
                Named.as("read-alerts"));
    keepAlerts(builder, alerts);
    keepDeliveries(builder);
    keepDecisions(builder);
    AlertOutcomes.follow(builder, alerts, counters);
    return builder.build(streams);
  }

  private void keepAlerts(StreamsBuilder builder, KStream<String, Alert> alerts) {
    addStore(builder, ALERTS_STORE, Serdes.String(), Serdes.ByteArray());
    addStore(builder, INDEX_STORE, Serdes.Bytes(), Serdes.ByteArray());
    alerts.process(AlertKeeper::new, Named.as("keep-alerts"), ALERTS_STORE, INDEX_STORE);
  }

  private void keepDeliveries(StreamsBuilder builder) {
    addStore(builder, DELIVERIES_STORE, Serdes.Bytes(), Serdes.ByteArray());
    from(builder, Topics.DELIVERIES, "deliveries")
        .process(
            () -> new DeliveryKeeper(reading(Topics.DELIVERIES, Delivery::at)),
            Named.as("keep-deliveries"),
            DELIVERIES_STORE);
  }

  private void keepDecisions(StreamsBuilder builder) {
    // Duplicates are kept apart: two things may happen to a subject in one millisecond.
    builder.addStateStore(
        Stores.windowStoreBuilder(
                Stores.persistentWindowStore(DECISIONS_STORE, DECISIONS_KEPT, NO_LENGTH, true),
                Topics.DECISIONS.key(),
                Topics.DECISIONS.value())
            .withCachingDisabled());
    from(builder, Topics.DECISIONS, "decisions")
        .process(
            () -> new DecisionKeeper(reading(Topics.DECISIONS, Decision::to)),
            Named.as("keep-decisions"),
            DECISIONS_STORE);
  }

  /**
   * Whoever may write to these topics may write nonsense: records are read where a bad one can be
   * passed over.
   */
  private static KStream<String, byte[]> from(
      StreamsBuilder builder, Topic<String, ?> topic, String word) {
    return builder.stream(
        topic.name(), Consumed.with(topic.key(), Serdes.ByteArray()).withName("from-" + word));
  }

  private <V> ReadableValue<V> reading(Topic<String, V> topic, ToLongFunction<V> time) {
    return new ReadableValue<>(topic, time, counters);
  }

  private static <K, V> void addStore(
      StreamsBuilder builder, String name, Serde<K> key, Serde<V> value) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), key, value)
            .withCachingDisabled());
  }
}
