package io.tidewatch.topology.alerthistory;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alerthistory.outcome.AlertOutcomes;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;

/**
 * What fired lately, and what did not and why: alerts and decisions by rule, subject and event
 * time, for queries.
 */
public final class AlertHistoryTopology implements Detector {
  /** {@link Alert} by key of the alerts topic and event time; window length 1 ms. */
  public static final String ALERTS_STORE = "alerts-by-subject";

  /** {@link Decision} by key of the decisions topic and event time; window length 1 ms. */
  public static final String DECISIONS_STORE = "decisions-by-subject";

  private static final String NAME = "alert-history";
  private static final Duration ALERTS_KEPT = Duration.ofDays(30);
  private static final Duration DECISIONS_KEPT = Duration.ofDays(1);
  private static final Duration NO_LENGTH = Duration.ofMillis(1);

  private final DetectorCounters counters = new DetectorCounters(NAME, Set.of());

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
    KStream<String, byte[]> alerts =
        keep(builder, Topics.ALERTS, Alert::eventTime, ALERTS_STORE, ALERTS_KEPT, "alerts");
    keep(builder, Topics.DECISIONS, Decision::to, DECISIONS_STORE, DECISIONS_KEPT, "decisions");
    AlertOutcomes.follow(builder, alerts, counters);
    return builder.build(streams);
  }

  private <V> KStream<String, byte[]> keep(
      StreamsBuilder builder,
      Topic<String, V> topic,
      ToLongFunction<V> time,
      String store,
      Duration kept,
      String word) {
    // Duplicates are kept apart: two things may happen to a subject in one millisecond.
    WindowBytesStoreSupplier supplier = Stores.persistentWindowStore(store, kept, NO_LENGTH, true);
    builder.addStateStore(
        Stores.windowStoreBuilder(supplier, topic.key(), topic.value()).withCachingDisabled());
    // Whoever may write to these topics may write nonsense: records are read where a bad one can be
    // passed over.
    KStream<String, byte[]> records =
        builder.stream(
            topic.name(), Consumed.with(topic.key(), Serdes.ByteArray()).withName("from-" + word));
    records.process(
        () -> new HistoryWriter<>(store, topic, time, counters), Named.as("keep-" + word), store);
    return records;
  }
}
