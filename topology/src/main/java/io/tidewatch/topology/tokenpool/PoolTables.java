package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.ReferenceSerde;
import io.tidewatch.topology.tokenpool.judge.PoolDefinition;
import io.tidewatch.topology.tokenpool.judge.PoolSerdes;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.TableJoined;
import org.apache.kafka.streams.state.Stores;

/** The tables of the token-pool topology. What cannot be read in them is not in them. */
final class PoolTables {
  private final DetectorCounters counters;

  PoolTables(DetectorCounters counters) {
    this.counters = requireNonNull(counters, "counters");
  }

  void addRules(StreamsBuilder builder) {
    builder.globalTable(
        Topics.RULES.name(),
        Consumed.with(Topics.RULES.key(), Serdes.ByteArray()).withName("from-rules"),
        Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore(TokenPoolTopology.RULES_STORE))
            .withKeySerde(Topics.RULES.key())
            .withValueSerde(Serdes.ByteArray()));
  }

  /**
   * Joins pairs with their templates; each change of either tells what holds for the pair now.
   *
   * <p>The time of a joined record is that of the pair or the template, whichever is newer, except
   * after a change of a template: then it is that of the template. {@link
   * io.tidewatch.topology.tokenpool.judge.PairJudge#define} never lets it go back.
   */
  KStream<String, PairInput> definitions(StreamsBuilder builder) {
    KTable<String, PoolPair> pairs =
        table(
            builder,
            Topics.PAIRS,
            TokenPoolTopology.PAIRS_STORE,
            "from-pairs",
            References::isSound);
    KTable<String, PoolTemplate> templates =
        table(
            builder,
            Topics.TEMPLATES,
            TokenPoolTopology.TEMPLATES_STORE,
            "from-templates",
            References::isSound);
    return pairs
        .leftJoin(
            templates,
            PoolPair::templateKey,
            PoolTables::define,
            TableJoined.as("pairs-with-templates"),
            Materialized.<String, PoolDefinition>as(
                    Stores.inMemoryKeyValueStore(TokenPoolTopology.DEFINITIONS_STORE))
                .withKeySerde(Topics.PAIRS.key())
                .withValueSerde(PoolSerdes.DEFINITION)
                .withCachingDisabled())
        .toStream(Named.as("definitions"))
        .mapValues(
            definition ->
                new PairInput.Defined(definition == null ? PoolDefinition.NONE : definition),
            Named.as("say-definition"));
  }

  private static PoolDefinition define(PoolPair pair, PoolTemplate template) {
    return new PoolDefinition(Optional.ofNullable(pair), Optional.ofNullable(template));
  }

  private <V> KTable<String, V> table(
      StreamsBuilder builder,
      Topic<String, V> topic,
      String store,
      String name,
      Predicate<V> sound) {
    Serde<V> values = new ReferenceSerde<>(topic.value(), sound, counters);
    return builder.table(
        topic.name(),
        Consumed.with(topic.key(), values).withName(name),
        Materialized.<String, V>as(Stores.inMemoryKeyValueStore(store))
            .withKeySerde(topic.key())
            .withValueSerde(values)
            .withCachingDisabled());
  }
}
