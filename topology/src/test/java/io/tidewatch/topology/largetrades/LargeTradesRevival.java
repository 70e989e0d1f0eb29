package io.tidewatch.topology.largetrades;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.binance.SpotTrade;
import io.tidewatch.topology.rate.PriceHistory;
import io.tidewatch.topology.rate.PriceRecorder;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.LongStream;
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
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;

/** Begins one processor twice on empty stores, as Streams does after an aborted transaction. */
final class LargeTradesRevival {
  private static final long T0 = 1_723_161_255_000L;

  private LargeTradesRevival() {}

  /** How many alerts one and the same trade raises after each beginning. */
  static List<Long> alertsOfEachBeginning(LargeTradesProcessor processor) {
    return LongStream.of(1, 2).mapToObj(beginning -> alerts(processor)).toList();
  }

  private static long alerts(LargeTradesProcessor processor) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "revival");
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    try (TopologyTestDriver driver = new TopologyTestDriver(topology(processor), streams)) {
      RawHeaders headers =
          new RawHeaders("binance-spot", "trades", "c", 1, 1, T0 * 1_000, Source.LIVE);
      driver
          .createInputTopic("in", new StringSerializer(), new StringSerializer())
          .pipeInput(new TestRecord<>("BTCUSDT", "3000000", headers.toHeaders(), T0));
      return driver
          .createOutputTopic("out", new StringDeserializer(), new StringDeserializer())
          .readValuesToList()
          .stream()
          .filter("Raised"::equals)
          .count();
    }
  }

  private static Topology topology(LargeTradesProcessor processor) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.globalTable(
        Topics.RULES.name(),
        Consumed.with(Serdes.String(), Serdes.ByteArray()),
        Materialized.as(Stores.inMemoryKeyValueStore(LargeTradesTopology.RULES_STORE)));
    builder.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(LargeTradesTopology.PRICES_STORE),
                Serdes.String(),
                new JsonSerde<>(PriceHistory.class))
            .withLoggingDisabled(),
        Topics.BINANCE_SPOT_PRICES.name(),
        Consumed.with(Serdes.String(), Serdes.ByteArray()),
        () -> new PriceRecorder(LargeTradesTopology.PRICES_STORE, row -> Optional.empty()));
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
        .mapValues(LargeTradesRevival::trade)
        .processValues(new SameProcessor(processor))
        .mapValues(output -> output.getClass().getSimpleName())
        .to("out", Produced.with(Serdes.String(), Serdes.String()));
    return builder.build();
  }

  private static SpotTrade trade(String usd) {
    long notional = Long.parseLong(usd) * SpotTrade.UNITS;
    return new SpotTrade(Optional.of("BTCUSDT"), 1, 1, SpotTrade.UNITS, notional, T0, true);
  }

  /** Streams asks for a new object each time, and gets one that leads to the same processor. */
  private record SameProcessor(LargeTradesProcessor processor)
      implements FixedKeyProcessorSupplier<String, SpotTrade, LargeTradesOutput> {
    @Override
    public FixedKeyProcessor<String, SpotTrade, LargeTradesOutput> get() {
      return new FixedKeyProcessor<>() {
        @Override
        public void init(FixedKeyProcessorContext<String, LargeTradesOutput> context) {
          processor.init(context);
        }

        @Override
        public void process(FixedKeyRecord<String, SpotTrade> record) {
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
      return new LargeTradesProcessorSupplier(
              LargeTradesSettings.DEFAULT,
              new DetectorCounters("revival", LargeTradesTopology.COUNTED))
          .stores();
    }
  }
}
