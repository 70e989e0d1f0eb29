package io.tidewatch.topology.orderbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.okx.BookFrameParser;
import io.tidewatch.topology.okx.OkxFrame;
import io.tidewatch.topology.okx.OkxFrames;
import io.tidewatch.topology.okx.OkxFrames.Level;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.rate.PriceHistory;
import io.tidewatch.topology.rate.PriceRecorder;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
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
class OrderBooksRevivalTest {
  private static final DetectorCounters COUNTERS =
      new DetectorCounters("revival", OrderBooksTopology.COUNTED);

  @Test
  void shouldBeginAnewAfterAnAbortedTransaction() {
    OrderBooksProcessor processor = new OrderBooksProcessor(OrderBooksSettings.DEFAULT, COUNTERS);

    // What it remembered of the first beginning would make the snapshot the second one.
    assertThat(bookEpochs(processor)).containsExactly(1L);
    assertThat(bookEpochs(processor)).containsExactly(1L);
  }

  private static List<Long> bookEpochs(OrderBooksProcessor processor) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "revival");
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    try (TopologyTestDriver driver = new TopologyTestDriver(topology(processor), streams)) {
      driver
          .createInputTopic("in", new StringSerializer(), new StringSerializer())
          .pipeInput(
              "BTC-USDT",
              OkxFrames.snapshot(
                  "BTC-USDT",
                  1_783_786_805_700L,
                  10,
                  List.of(Level.of("101", "1")),
                  List.of(Level.of("99", "1"))));
      return driver
          .createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
          .readValuesToList()
          .stream()
          .map(Long::valueOf)
          .toList();
    }
  }

  private static Topology topology(OrderBooksProcessor processor) {
    StreamsBuilder builder = new StreamsBuilder();
    for (String table :
        List.of(OrderBooksTopology.RULES_STORE, OrderBooksTopology.INSTRUMENTS_STORE)) {
      builder.globalTable(
          table,
          Consumed.with(Serdes.String(), Serdes.ByteArray()),
          Materialized.as(Stores.inMemoryKeyValueStore(table)));
    }
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(OrderBooksTopology.PRICES_STORE),
                Serdes.String(),
                new JsonSerde<>(PriceHistory.class))
            .withLoggingDisabled(),
        "prices",
        Consumed.with(Serdes.String(), Serdes.ByteArray()),
        () -> new PriceRecorder(OrderBooksTopology.PRICES_STORE, row -> Optional.empty()));
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
        .mapValues(OrderBooksRevivalTest::frame)
        .process(new SameProcessor(processor))
        .filter((key, output) -> output instanceof OrderBooksOutput.Analysed)
        .mapValues(
            output -> Long.toString(((OrderBooksOutput.Analysed) output).analysis().bookEpoch()))
        .to("out", Produced.with(Serdes.String(), Serdes.String()));
    return builder.build();
  }

  private static OkxFrame frame(String text) {
    return ((Parsed.Ok<OkxFrame>) BookFrameParser.parseFrame(text.getBytes(UTF_8))).event();
  }

  /** Streams asks for a new object each time, and gets one that leads to the same processor. */
  private record SameProcessor(OrderBooksProcessor processor)
      implements ProcessorSupplier<String, OkxFrame, String, OrderBooksOutput> {
    @Override
    public Processor<String, OkxFrame, String, OrderBooksOutput> get() {
      return new Processor<>() {
        @Override
        public void init(ProcessorContext<String, OrderBooksOutput> context) {
          processor.init(context);
        }

        @Override
        public void process(Record<String, OkxFrame> record) {
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
      return new OrderBooksProcessorSupplier(OrderBooksSettings.DEFAULT, COUNTERS).stores();
    }
  }
}
