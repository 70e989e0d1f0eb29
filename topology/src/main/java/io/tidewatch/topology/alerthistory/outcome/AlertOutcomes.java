package io.tidewatch.topology.alerthistory.outcome;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.ReadableValue;
import io.tidewatch.topology.parse.ReadingStep;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * What came of alerts: follows the price of each for two hours, and keeps and tells what it did.
 *
 * <p>What is told comes back from its topic to be kept: whoever begins anew has the outcomes of
 * thirty days again, though prices of that time are long gone.
 */
public final class AlertOutcomes {
  /**
   * {@link KeptOutcome} by rule, event time and alert; see {@link #firstOf} and {@link #lastOf}.
   */
  public static final String OUTCOMES_STORE = "outcomes-by-rule";

  static final String PRICES_STORE = "outcome-prices";
  static final String TIMES_STORE = "outcome-price-times";
  static final String WAITING_STORE = "outcome-waiting";

  private AlertOutcomes() {}

  /** Adds the steps, to a topology whose topics have one partition. */
  public static void follow(
      StreamsBuilder builder, KStream<String, Alert> alerts, DetectorCounters counters) {
    add(builder, Stores.persistentKeyValueStore(PRICES_STORE), PriceChunk.SERDE);
    add(builder, Stores.inMemoryKeyValueStore(TIMES_STORE), Serdes.Long());
    add(builder, Stores.inMemoryKeyValueStore(WAITING_STORE), FollowedAlert.SERDE);
    add(
        builder,
        Stores.persistentKeyValueStore(OUTCOMES_STORE),
        new JsonSerde<>(KeptOutcome.class));
    KStream<String, AlertOutcome> ofAlerts =
        alerts.process(
            () -> new OutcomeFollower<Alert>(OutcomeDesk::take),
            Named.as("follow-alerts"),
            stores());
    KStream<String, AlertOutcome> ofPrices =
        builder.stream(
                Topics.PRICES.name(),
                Consumed.with(Topics.PRICES.key(), Serdes.ByteArray()).withName("from-prices"))
            .process(
                () -> new ReadingStep<>(new ReadableValue<>(Topics.PRICES, Price::at, counters)),
                Named.as("read-prices"))
            .process(
                () -> new OutcomeFollower<Price>(OutcomeDesk::take),
                Named.as("follow-prices"),
                stores());
    ofAlerts
        .merge(ofPrices, Named.as("merge-outcomes"))
        .to(
            Topics.ALERT_OUTCOMES.name(),
            Produced.with(Topics.ALERT_OUTCOMES.key(), Topics.ALERT_OUTCOMES.value())
                .withName("to-outcomes"));
    builder.stream(
            Topics.ALERT_OUTCOMES.name(),
            Consumed.with(Topics.ALERT_OUTCOMES.key(), Serdes.ByteArray())
                .withName("from-outcomes"))
        .process(() -> new OutcomeKeeper(counters), Named.as("keep-outcomes"), OUTCOMES_STORE);
  }

  /** Sorts before every outcome of a rule. */
  public static String firstOf(String rule) {
    return SortedKey.of(rule, 0);
  }

  /** Sorts after every outcome of a rule. */
  public static String lastOf(String rule) {
    return SortedKey.afterAll(rule, Long.MAX_VALUE);
  }

  private static String[] stores() {
    return new String[] {PRICES_STORE, TIMES_STORE, WAITING_STORE, OUTCOMES_STORE};
  }

  private static <V> void add(
      StreamsBuilder builder, KeyValueBytesStoreSupplier store, Serde<V> values) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(store, Serdes.String(), values).withCachingDisabled());
  }
}
