package io.tidewatch.topology.alerthistory.outcome;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.TopologyShape;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The topology with alerts and prices that a test gives it. */
final class OutcomeDriver implements AutoCloseable {
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, Alert> alerts;
  private final TestInputTopic<String, Price> prices;
  private final TestInputTopic<String, AlertOutcome> told;
  private final TestOutputTopic<String, AlertOutcome> outcomes;

  OutcomeDriver(String application) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    driver = new TopologyTestDriver(new TopologyShape(new AlertHistoryTopology()).build(), streams);
    alerts = input(Topics.ALERTS);
    prices = input(Topics.PRICES);
    told = input(Topics.ALERT_OUTCOMES);
    outcomes =
        driver.createOutputTopic(
            Topics.ALERT_OUTCOMES.name(),
            Topics.ALERT_OUTCOMES.key().deserializer(),
            Topics.ALERT_OUTCOMES.value().deserializer());
  }

  private <V> TestInputTopic<String, V> input(Topic<String, V> topic) {
    return driver.createInputTopic(
        topic.name(), topic.key().serializer(), topic.value().serializer());
  }

  void raise(Alert alert) {
    alerts.pipeInput(alert.key(), alert, alert.eventTime());
  }

  void tell(Price price) {
    prices.pipeInput(price.key(), price, price.at());
  }

  /** A price of Binance spot. */
  void tell(String symbol, String price, long at) {
    tell(new Price("binance-spot", symbol, new BigDecimal(price), at));
  }

  /** As if it had been told before. */
  void toldBefore(AlertOutcome outcome) {
    told.pipeInput(outcome.alert(), outcome, outcome.eventTime());
  }

  void garbage() {
    for (Topic<String, ?> topic : List.of(Topics.ALERTS, Topics.PRICES, Topics.ALERT_OUTCOMES)) {
      TestInputTopic<String, String> raw =
          driver.createInputTopic(
              topic.name(), topic.key().serializer(), Topics.ALERTS.key().serializer());
      raw.pipeInput("k", "{}");
      raw.pipeInput("k", "garbage");
      raw.pipeInput("k", (String) null);
    }
  }

  /** What was told since the last look. */
  List<AlertOutcome> outcomes() {
    return outcomes.readValuesToList();
  }

  /** What is kept, by rule and time. */
  List<KeptOutcome> kept(String rule) {
    List<KeptOutcome> kept = new ArrayList<>();
    try (KeyValueIterator<String, KeptOutcome> found =
        driver
            .<String, KeptOutcome>getKeyValueStore(AlertOutcomes.OUTCOMES_STORE)
            .range(AlertOutcomes.firstOf(rule), AlertOutcomes.lastOf(rule))) {
      found.forEachRemaining(entry -> kept.add(entry.value));
    }
    return kept;
  }

  int waiting() {
    return count(AlertOutcomes.WAITING_STORE);
  }

  int chunks() {
    return count(AlertOutcomes.PRICES_STORE);
  }

  private int count(String store) {
    List<KeyValue<String, Object>> found = new ArrayList<>();
    try (KeyValueIterator<String, Object> all =
        driver.<String, Object>getKeyValueStore(store).all()) {
      all.forEachRemaining(found::add);
    }
    return found.size();
  }

  @Override
  public void close() {
    driver.close();
  }
}
