package io.tidewatch.topology.tokenpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.tokenpool.judge.Observation;
import io.tidewatch.topology.tokenpool.judge.PairItem;
import io.tidewatch.topology.tokenpool.judge.PairOutput;
import io.tidewatch.topology.tokenpool.judge.PoolDefinition;
import io.tidewatch.topology.tokenpool.judge.PoolItems;
import io.tidewatch.topology.tokenpool.judge.PoolSerdes;
import io.tidewatch.topology.tokenpool.judge.TokenNews;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** One processor is begun twice on empty stores, as Streams does after an aborted transaction. */
class TokenPoolRevivalTest {
  private static final long T0 = TokenPoolDriver.START;
  private static final DetectorCounters COUNTERS =
      new DetectorCounters("revival", TokenPoolTopology.COUNTED);
  private static final PoolDefinition DEFINITION =
      new PoolDefinition(
          Optional.of(PoolFrames.poolPair(1)), Optional.of(PoolFrames.template(1, "10", null)));
  private static final PairItem RISE = rise(T0 + 100);

  private static PairItem rise(long receivedAt) {
    return new PairItem(PoolItems.minute(new BigDecimal("0.2")), receivedAt, 1, 0, 0, 1, true);
  }

  @Test
  void shouldForgetWhichDefinitionsWereComing() {
    PairProcessor processor =
        new PairProcessor(TokenPoolSettings.DEFAULT, () -> Instant.EPOCH, COUNTERS);
    ProcessorSupplier<String, PairInput, String, PairOutput> supplier =
        same(
            processor,
            new PairProcessorSupplier(TokenPoolSettings.DEFAULT, () -> Instant.EPOCH, COUNTERS)
                .stores());

    List<String> first =
        outputs(
            TokenPoolRevivalTest::pairInputs,
            supplier,
            driver -> {
              pipe(driver, "items", PoolSerdes.ITEM, "x", RISE);
              pipe(driver, "definitions", PoolSerdes.DEFINITION, PoolFrames.pair(1), DEFINITION);
            });
    List<String> second =
        outputs(
            TokenPoolRevivalTest::pairInputs,
            supplier,
            driver -> {
              driver.advanceWallClockTime(Duration.ofHours(1));
              pipe(driver, "items", PoolSerdes.ITEM, "x", RISE);
              driver.advanceWallClockTime(Duration.ofHours(1));
            });

    assertThat(first).hasSize(1);
    // What was coming was never committed: nothing takes force.
    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldForgetWhichTokensHadSomethingToTell() {
    TokenProcessor processor =
        new TokenProcessor(TokenPoolSettings.DEFAULT, () -> Instant.EPOCH, COUNTERS);
    ProcessorSupplier<String, TokenNews, String, TokenOutput> supplier =
        same(
            processor,
            new TokenProcessorSupplier(TokenPoolSettings.DEFAULT, () -> Instant.EPOCH, COUNTERS)
                .stores());
    TokenNews rise = new Observation(DEFINITION, RISE, T0 + 100, false);
    Consumer<TopologyTestDriver> play =
        driver -> {
          driver.advanceWallClockTime(Duration.ofHours(1));
          pipe(driver, "news", PoolSerdes.NEWS, PoolFrames.token(1), rise);
        };

    List<String> first = outputs(TokenPoolRevivalTest::tokenInputs, supplier, play);

    assertThat(first).hasSize(2);
    assertThat(outputs(TokenPoolRevivalTest::tokenInputs, supplier, play)).isEqualTo(first);
  }

  private static KStream<String, PairInput> pairInputs(StreamsBuilder builder) {
    KStream<String, PairInput> items =
        builder.stream("items", Consumed.with(Serdes.String(), PoolSerdes.ITEM))
            .mapValues(PairInput.Said::new);
    return items.merge(
        builder.stream("definitions", Consumed.with(Serdes.String(), PoolSerdes.DEFINITION))
            .mapValues(PairInput.Defined::new));
  }

  private static KStream<String, TokenNews> tokenInputs(StreamsBuilder builder) {
    return builder.stream("news", Consumed.with(Serdes.String(), PoolSerdes.NEWS));
  }

  private static <V> void pipe(
      TopologyTestDriver driver, String topic, Serde<V> serde, String key, V value) {
    driver
        .createInputTopic(topic, new StringSerializer(), serde.serializer())
        .pipeInput(key, value, T0);
  }

  private static <I, O> List<String> outputs(
      Function<StreamsBuilder, KStream<String, I>> inputs,
      ProcessorSupplier<String, I, String, O> supplier,
      Consumer<TopologyTestDriver> play) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.globalTable(
        "rules",
        Consumed.with(Serdes.String(), Serdes.ByteArray()),
        Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore(TokenPoolTopology.RULES_STORE))
            .withKeySerde(Serdes.String())
            .withValueSerde(Serdes.ByteArray()));
    inputs
        .apply(builder)
        .process(supplier)
        .mapValues(Object::toString)
        .to("out", Produced.with(Serdes.String(), Serdes.String()));
    try (TopologyTestDriver driver =
        new TopologyTestDriver(builder.build(), TokenPoolDriver.properties("revival"))) {
      play.accept(driver);
      return driver
          .createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
          .readValuesToList();
    }
  }

  /** Streams asks for a new object each time, and gets one that leads to the same processor. */
  private static <I, O> ProcessorSupplier<String, I, String, O> same(
      Processor<String, I, String, O> processor, Set<StoreBuilder<?>> stores) {
    return new ProcessorSupplier<>() {
      @Override
      public Processor<String, I, String, O> get() {
        return new Processor<>() {
          @Override
          public void init(ProcessorContext<String, O> context) {
            processor.init(context);
          }

          @Override
          public void process(Record<String, I> record) {
            processor.process(record);
          }

          @Override
          public void close() {
            processor.close();
          }
        };
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return stores;
      }
    };
  }
}
