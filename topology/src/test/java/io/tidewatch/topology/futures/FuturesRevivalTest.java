package io.tidewatch.topology.futures;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.clock.CommitPace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
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
class FuturesRevivalTest {
  private static final FuturesSettings SETTINGS = FuturesSettings.DEFAULT.inMemory();
  private static final CommitPace PACE =
      new CommitPace(() -> Instant.EPOCH, FuturesTopology.COMMIT_SPACING);
  private static final DetectorCounters COUNTERS =
      new DetectorCounters("revival", FuturesTopology.COUNTED);

  @Test
  void shouldForgetBarsThatWereNeverCommitted() {
    MadeMarket market = new MadeMarket(1);
    JudgeProcessor processor = new JudgeProcessor(SETTINGS, PACE, COUNTERS);
    ProcessorSupplier<String, Integer, String, JudgeOutput> supplier =
        new Same<>(
            processor,
            bar -> new FuturesFrame.Live("AUSDT", T0 + (bar + 1) * BAR, market.usual(1, bar), true),
            new JudgeProcessorSupplier(SETTINGS, PACE, COUNTERS).stores());
    Consumer<TopologyTestDriver> play =
        driver -> {
          for (int bar = 0; bar < 40; bar++) {
            pipe(driver, bar);
          }
        };

    List<String> first = outputs(supplier, play);
    List<String> second = outputs(supplier, play);

    // A bar, its scores, what rankings need, a finding and a price.
    assertThat(first).hasSize(5 * 40);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldForgetRoundsThatWereNeverCommitted() {
    MarketProcessor processor = new MarketProcessor(SETTINGS, 4, PACE, COUNTERS);
    ProcessorSupplier<String, Integer, String, MarketOutput> supplier =
        new Same<>(
            processor,
            bar -> MadeFindings.judged("AUSDT", 0, T0 + bar * BAR, T0 + bar * BAR, 70),
            new MarketProcessorSupplier(SETTINGS, 4, PACE, COUNTERS).stores());
    Consumer<TopologyTestDriver> play =
        driver -> {
          pipe(driver, 1);
          pipe(driver, 2);
          for (int second = 0; second < 15; second++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
          }
        };

    List<String> first = outputs(supplier, play);
    List<String> second = outputs(supplier, play);

    assertThat(first).hasSize(2);
    assertThat(second).isEqualTo(first);
  }

  private static void pipe(TopologyTestDriver driver, int bar) {
    driver
        .createInputTopic("in", new StringSerializer(), Serdes.Integer().serializer())
        .pipeInput("AUSDT", bar, T0 + (bar + 1) * BAR);
  }

  private static <O> List<String> outputs(
      ProcessorSupplier<String, Integer, String, O> supplier, Consumer<TopologyTestDriver> play) {
    StreamsBuilder builder = new StreamsBuilder();
    Serde<byte[]> bytes = Serdes.ByteArray();
    builder.globalTable(
        "rules",
        Consumed.with(Serdes.String(), bytes),
        Materialized.as(Stores.inMemoryKeyValueStore(FuturesTopology.RULES_STORE)));
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.Integer()))
        .process(supplier)
        .mapValues(Object::toString)
        .to("out", Produced.with(Serdes.String(), Serdes.String()));
    Properties streams = FuturesDriver.properties("revival");
    streams.remove("ensure.explicit.internal.resource.naming");
    try (TopologyTestDriver driver =
        new TopologyTestDriver(builder.build(), streams, Instant.ofEpochMilli(T0))) {
      play.accept(driver);
      return driver
          .createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
          .readValuesToList();
    }
  }

  /** Makes an input of a number. */
  @FunctionalInterface
  private interface Making<V> {
    V of(int number);
  }

  /** Streams asks for a new object each time, and gets one that leads to the same processor. */
  private record Same<V, O>(
      Processor<String, V, String, O> processor, Making<V> making, Set<StoreBuilder<?>> all)
      implements ProcessorSupplier<String, Integer, String, O> {
    @Override
    public Processor<String, Integer, String, O> get() {
      return new Processor<>() {
        @Override
        public void init(ProcessorContext<String, O> context) {
          processor.init(context);
        }

        @Override
        public void process(Record<String, Integer> record) {
          processor.process(record.withValue(making.of(record.value())));
        }

        @Override
        public void close() {
          processor.close();
        }
      };
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return all;
    }
  }
}
