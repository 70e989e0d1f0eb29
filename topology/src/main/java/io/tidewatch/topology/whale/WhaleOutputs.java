package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.DeadLetterWriter;
import io.tidewatch.topology.whale.WhaleOutput.Commanded;
import io.tidewatch.topology.whale.WhaleOutput.Explained;
import io.tidewatch.topology.whale.WhaleOutput.Ordered;
import io.tidewatch.topology.whale.WhaleOutput.Positioned;
import io.tidewatch.topology.whale.WhaleOutput.Priced;
import io.tidewatch.topology.whale.WhaleOutput.Raised;
import io.tidewatch.topology.whale.WhaleOutput.Refused;
import io.tidewatch.topology.whale.WhaleOutput.Signalled;
import io.tidewatch.topology.whale.WhaleOutput.Stated;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Where the outputs of the whale-signals topology go. */
final class WhaleOutputs {
  private final DetectorCounters counters;

  WhaleOutputs(DetectorCounters counters) {
    this.counters = requireNonNull(counters, "counters");
  }

  void writeOrders(KStream<String, WhaleOutput> ordered) {
    ordered
        .mapValues(output -> ((Ordered) output).order(), Named.as("take-order"))
        .to(Topics.WHALE_ORDERS.name(), produced(Topics.WHALE_ORDERS, "to-orders"));
  }

  void writePositions(KStream<String, WhaleOutput> positioned) {
    positioned
        .selectKey((key, output) -> ((Positioned) output).key(), Named.as("key-position"))
        .mapValues(
            output -> ((Positioned) output).position().orElse(null), Named.as("take-position"))
        .to(Topics.WHALE_POSITIONS.name(), produced(Topics.WHALE_POSITIONS, "to-positions"));
  }

  void writeAccounts(KStream<String, WhaleOutput> stated) {
    stated
        .mapValues(output -> ((Stated) output).account().orElse(null), Named.as("take-account"))
        .to(Topics.WHALE_ACCOUNTS.name(), produced(Topics.WHALE_ACCOUNTS, "to-accounts"));
  }

  void writePrices(KStream<String, WhaleOutput> priced) {
    priced
        .mapValues(output -> ((Priced) output).price(), Named.as("take-price"))
        .to(Topics.PRICES.name(), produced(Topics.PRICES, "to-prices"));
  }

  void writeSignals(KStream<String, WhaleOutput> signalled) {
    signalled
        .mapValues(output -> ((Signalled) output).signal(), Named.as("take-signal"))
        .to(Topics.WHALE_SIGNALS.name(), produced(Topics.WHALE_SIGNALS, "to-signals"));
  }

  void writeAlerts(KStream<String, WhaleOutput> raised) {
    raised
        .mapValues(output -> ((Raised) output).alert(), Named.as("take-alert"))
        .to(Topics.ALERTS.name(), produced(Topics.ALERTS, "to-alerts"));
  }

  void writeDecisions(KStream<String, WhaleOutput> explained) {
    explained
        .mapValues(output -> ((Explained) output).decision(), Named.as("take-decision"))
        .to(Topics.DECISIONS.name(), produced(Topics.DECISIONS, "to-decisions"));
  }

  void writeCommands(KStream<String, WhaleOutput> commanded) {
    commanded
        .mapValues(output -> ((Commanded) output).command(), Named.as("take-command"))
        .to(Topics.FEED_COMMANDS.name(), produced(Topics.FEED_COMMANDS, "to-commands"));
  }

  void writeRefused(KStream<String, WhaleOutput> refused) {
    refused
        .mapValues(output -> ((Refused) output).rejected(), Named.as("take-refusal"))
        .process(() -> new DeadLetterWriter<>(counters), Named.as("make-dead-letter"))
        .to(Topics.DEAD_LETTERS.name(), produced(Topics.DEAD_LETTERS, "to-dead-letters"));
  }

  private static <K, V> Produced<K, V> produced(Topic<K, V> topic, String name) {
    return Produced.with(topic.key(), topic.value()).withName(name);
  }
}
