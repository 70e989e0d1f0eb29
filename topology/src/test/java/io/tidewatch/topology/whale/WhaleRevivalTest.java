package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.FillText.buy;
import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.B;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static io.tidewatch.topology.whale.WhaleDriver.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.whale.View;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.hyperliquid.HyperliquidFrame;
import io.tidewatch.topology.hyperliquid.HyperliquidFrameParser;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** One processor is begun twice on empty stores, as Streams does after an aborted transaction. */
class WhaleRevivalTest {
  private static final DetectorCounters COUNTERS =
      new DetectorCounters("revival", WhaleSignalsTopology.COUNTED);
  private static final CommitPace PACE =
      new CommitPace(() -> Instant.EPOCH, WhaleSignalsTopology.COMMIT_SPACING);

  private final SameProcessor same =
      new SameProcessor(new WhaleProcessor(WhaleSettings.DEFAULT, PACE, COUNTERS));

  @Test
  void shouldBeginAnewAfterAnAbortedTransaction() {
    Consumer<WhaleDriver> play =
        whales -> {
          leaveAllOpen(whales);
          for (int minute = 1; minute < 60; minute++) {
            whales.time(T0 + minute * 60_000L);
          }
        };

    List<String> first = told(play);

    assertThat(first).hasSize(9);
    assertThat(told(play)).isEqualTo(first);
  }

  @Test
  void shouldTellNothingOfWhatWasNeverCommitted() {
    told(WhaleRevivalTest::leaveAllOpen);

    // Nobody is watched, nothing is added up, nothing is missing and nothing was stated.
    assertThat(
            told(whales -> {
              for (int second = 10; second < 700; second++) {
                whales.time(T0 + second * 1_000L);
              }
              whales.fills(A, T0 + 701_000, buy("1", "9", 700_000).oid(9) + "");
              whales.time(T0 + 1_400_000);
            }))
        .isEmpty();
  }

  /** An order without an end, one whose fills are missing, a statement, a session of trades. */
  private static void leaveAllOpen(WhaleDriver whales) {
    whales.watch(
        T0, List.of(KeyValue.pair(A, View.USER_CHANNELS), KeyValue.pair(B, View.PUBLIC_TRADES)));
    whales.fills(A, T0 + 100, buy("1", "0", 10) + "");
    whales.fills(A, T0 + 200, buy("1", "5", 150).oid(2) + "");
    whales.state(B, T0 + 300, T0 + 250);
    whales.time(T0 + 6_000);
    whales.trades(T0 + 6_500, trade("ETH", "100", "1", T0 + 6_400, 5, B, A));
    whales.state(B, T0 + 7_000, T0 + 6_950, "ETH", "1");
  }

  /** What is said while this is played, on empty stores: orders, signals and commands. */
  private List<String> told(Consumer<WhaleDriver> play) {
    try (WhaleDriver whales = new WhaleDriver(this::topology, COUNTERS)) {
      play.accept(whales);
      List<String> told = new ArrayList<>();
      whales.orders().forEach(order -> told.add(order.toString()));
      whales.signals().forEach(signal -> told.add(signal.toString()));
      whales.commands().forEach(command -> told.add(command.toString()));
      return told;
    }
  }

  private Topology topology(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.globalTable(
        Topics.RULES.name(),
        Consumed.with(Serdes.String(), Serdes.ByteArray()),
        Materialized.as(Stores.inMemoryKeyValueStore(WhaleStores.RULES)));
    KStream<String, WhaleOutput> outputs =
        builder.stream(
                Topics.HYPERLIQUID_FRAMES.name(),
                Consumed.with(
                    Serdes.String(),
                    new ParsedSerde<>(
                        new HyperliquidFrameParser(), HyperliquidFrameParser.MAX_BYTES)))
            .process(same, Named.as("follow-whales"));
    WhaleOutputs writing = new WhaleOutputs(COUNTERS);
    writing.writeOrders(outputs.filter((key, output) -> output instanceof WhaleOutput.Ordered));
    writing.writeSignals(outputs.filter((key, output) -> output instanceof WhaleOutput.Signalled));
    writing.writeCommands(outputs.filter((key, output) -> output instanceof WhaleOutput.Commanded));
    return builder.build();
  }

  /** Streams asks for a new object each time, and gets one that leads to the same processor. */
  private record SameProcessor(WhaleProcessor processor)
      implements ProcessorSupplier<String, Parsed<HyperliquidFrame>, String, WhaleOutput> {
    @Override
    public Processor<String, Parsed<HyperliquidFrame>, String, WhaleOutput> get() {
      return new Processor<>() {
        @Override
        public void init(ProcessorContext<String, WhaleOutput> context) {
          processor.init(context);
        }

        @Override
        public void process(Record<String, Parsed<HyperliquidFrame>> record) {
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
      return new WhaleProcessorSupplier(WhaleSettings.DEFAULT, PACE, COUNTERS).stores();
    }
  }
}
