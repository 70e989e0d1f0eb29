package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.parse.DeadLetterWriter;
import io.tidewatch.topology.parse.Parsed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Where the outputs of the futures topology go. */
final class FuturesOutputs {
  private final DetectorCounters counters;

  FuturesOutputs(DetectorCounters counters) {
    this.counters = requireNonNull(counters, "counters");
  }

  void writeRefused(KStream<String, Parsed<FuturesFrame>> refused) {
    refused
        .mapValues(parsed -> (Parsed.Rejected<FuturesFrame>) parsed, Named.as("take-refusal"))
        .process(() -> new DeadLetterWriter<>(counters), Named.as("make-dead-letter"))
        .to(Topics.DEAD_LETTERS.name(), produced(Topics.DEAD_LETTERS, "to-dead-letters"));
  }

  void writeRefusedRows(KStream<String, JudgeOutput> refused) {
    refused
        .mapValues(
            output -> ((JudgeOutput.Refused) output).rejected(), Named.as("take-refusal-of-row"))
        .process(() -> new DeadLetterWriter<>(counters), Named.as("make-dead-letter-of-row"))
        .to(Topics.DEAD_LETTERS.name(), produced(Topics.DEAD_LETTERS, "to-dead-letters-of-rows"));
  }

  void writeBars(KStream<String, JudgeOutput> stored) {
    stored
        .mapValues(output -> ((JudgeOutput.Stored) output).bar(), Named.as("take-bar"))
        .to(Topics.FUTURES_BARS.name(), produced(Topics.FUTURES_BARS, "to-bars"));
  }

  void writeAnomalies(KStream<String, JudgeOutput> scored) {
    scored
        .mapValues(output -> ((JudgeOutput.Scored) output).anomaly(), Named.as("take-anomaly"))
        .to(Topics.FUTURES_ANOMALIES.name(), produced(Topics.FUTURES_ANOMALIES, "to-anomalies"));
  }

  void writePrices(KStream<String, JudgeOutput> priced) {
    priced
        .mapValues(output -> ((JudgeOutput.Priced) output).price(), Named.as("take-price"))
        .selectKey((symbol, price) -> price.key(), Named.as("key-price"))
        .to(Topics.PRICES.name(), produced(Topics.PRICES, "to-prices"));
  }

  void writeCommands(KStream<String, JudgeOutput> commanded) {
    commanded
        .mapValues(output -> ((JudgeOutput.Commanded) output).command(), Named.as("take-command"))
        .selectKey((symbol, command) -> command.key(), Named.as("key-command"))
        .to(Topics.FEED_COMMANDS.name(), produced(Topics.FEED_COMMANDS, "to-commands"));
  }

  void writeAlerts(KStream<String, MarketOutput> raised) {
    raised
        .mapValues(output -> ((MarketOutput.Raised) output).alert(), Named.as("take-alert"))
        .selectKey((symbol, alert) -> alert.key(), Named.as("key-alert-by-rule-and-subject"))
        .to(Topics.ALERTS.name(), produced(Topics.ALERTS, "to-alerts"));
  }

  void writeDecisions(KStream<String, MarketOutput> explained) {
    explained
        .mapValues(
            output -> ((MarketOutput.Explained) output).decision(), Named.as("take-decision"))
        .selectKey(
            (symbol, decision) -> decision.key(), Named.as("key-decision-by-rule-and-subject"))
        .to(Topics.DECISIONS.name(), produced(Topics.DECISIONS, "to-decisions"));
  }

  private static <K, V> Produced<K, V> produced(Topic<K, V> topic, String name) {
    return Produced.with(topic.key(), topic.value()).withName(name);
  }
}
