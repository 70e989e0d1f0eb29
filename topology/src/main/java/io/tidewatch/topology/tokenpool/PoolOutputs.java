package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.DeadLetterWriter;
import io.tidewatch.topology.tokenpool.judge.PairItem;
import io.tidewatch.topology.tokenpool.judge.PairOutput;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** Where the outputs of the token-pool topology go. */
final class PoolOutputs {
  private static final Serde<BatchTally> TALLY = new JsonSerde<>(BatchTally.class);

  private final TokenPoolSettings settings;
  private final DetectorCounters counters;

  PoolOutputs(TokenPoolSettings settings, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.counters = requireNonNull(counters, "counters");
  }

  void writeRefused(KStream<String, FrameOutput> refused) {
    refused
        .mapValues(output -> ((FrameOutput.Refused) output).rejected(), Named.as("take-refusal"))
        .process(() -> new DeadLetterWriter<>(counters), Named.as("make-dead-letter"))
        .to(Topics.DEAD_LETTERS.name(), produced(Topics.DEAD_LETTERS, "to-dead-letters"));
  }

  void writePrices(KStream<String, FrameOutput> priced) {
    priced
        .mapValues(output -> ((FrameOutput.Priced) output).price(), Named.as("take-price"))
        .to(Topics.PRICES.name(), produced(Topics.PRICES, "to-prices"));
  }

  void writeStrangers(KStream<String, PairOutput> pairs) {
    pairs
        .filter((pair, output) -> output instanceof PairOutput.Stranger, Named.as("strangers-only"))
        .mapValues(output -> ((PairOutput.Stranger) output).item(), Named.as("take-stranger"))
        .process(() -> new StrangerLetterWriter(counters), Named.as("make-dead-letter-of-stranger"))
        .to(
            Topics.DEAD_LETTERS.name(),
            produced(Topics.DEAD_LETTERS, "to-dead-letters-of-strangers"));
  }

  void writeAlerts(KStream<String, TokenOutput> raised) {
    raised
        .mapValues(output -> ((TokenOutput.Raised) output).alert(), Named.as("take-alert"))
        .selectKey((token, alert) -> alert.key(), Named.as("key-alert-by-rule-and-subject"))
        .to(Topics.ALERTS.name(), produced(Topics.ALERTS, "to-alerts"));
  }

  void writeDecisions(KStream<String, TokenOutput> explained) {
    explained
        .mapValues(output -> ((TokenOutput.Explained) output).decision(), Named.as("take-decision"))
        .selectKey(
            (token, decision) -> decision.key(), Named.as("key-decision-by-rule-and-subject"))
        .to(Topics.DECISIONS.name(), produced(Topics.DECISIONS, "to-decisions"));
  }

  /** Adds up what frames, pairs and tokens say of their batches. */
  void writeStats(
      KStream<String, FrameOutput> frames,
      KStream<String, PairOutput> pairs,
      KStream<String, TokenOutput> tokens) {
    byBatch("tallies-of-frames", tallyFrames(frames))
        .merge(byBatch("tallies-of-pairs", tallyPairs(pairs)), Named.as("with-those-of-pairs"))
        .merge(byBatch("tallies-of-tokens", tallyTokens(tokens)), Named.as("with-those-of-tokens"))
        .process(new BatchProcessorSupplier(settings), Named.as("add-up-batches"))
        .to(Topics.POOL_STATS.name(), produced(Topics.POOL_STATS, "to-stats"));
  }

  private static KStream<String, BatchTally> tallyFrames(KStream<String, FrameOutput> frames) {
    return frames.mapValues(
        output -> ((FrameOutput.Tallied) output).tally(), Named.as("tally-frame"));
  }

  private static KStream<String, BatchTally> tallyPairs(KStream<String, PairOutput> pairs) {
    return pairs.flatMap(PoolOutputs::tally, Named.as("tally-pair"));
  }

  private static List<KeyValue<String, BatchTally>> tally(String pair, PairOutput output) {
    return switch (output) {
      case PairOutput.Batched(int batch, int change, long at) ->
          List.of(KeyValue.pair(Integer.toString(batch), BatchTally.pairs(change)));
      case PairOutput.Stranger(PairItem item) ->
          List.of(
              KeyValue.pair(
                  Integer.toString(item.batch()),
                  BatchTally.error(StrangerLetterWriter.DETAIL + pair)));
      case PairOutput.News news -> List.of();
      case PairOutput.Late late -> List.of();
    };
  }

  private static KStream<String, BatchTally> tallyTokens(KStream<String, TokenOutput> tokens) {
    return tokens
        .mapValues(output -> (TokenOutput.Tallied) output, Named.as("take-tally-of-token"))
        .selectKey(
            (token, output) -> Integer.toString(output.batch()), Named.as("key-token-by-batch"))
        .mapValues(TokenOutput.Tallied::tally, Named.as("tally-token"));
  }

  /** Each through a topic of its own, so that the steps before it stay apart. */
  private static KStream<String, BatchTally> byBatch(
      String name, KStream<String, BatchTally> tallies) {
    return tallies.repartition(
        Repartitioned.<String, BatchTally>as(name)
            .withKeySerde(Serdes.String())
            .withValueSerde(TALLY)
            .withNumberOfPartitions(TokenPoolTopology.BATCH_PARTITIONS));
  }

  private static <K, V> Produced<K, V> produced(Topic<K, V> topic, String name) {
    return Produced.with(topic.key(), topic.value()).withName(name);
  }
}
