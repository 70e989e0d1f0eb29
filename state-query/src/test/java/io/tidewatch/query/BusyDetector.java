package io.tidewatch.query;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Puts without a pause: each trade is written a few thousand times. */
final class BusyDetector implements Detector {
  static final String STORE = "busy";

  private static final int PUTS = 2_000;
  static final int KEYS = 64;

  private final KeyValueBytesStoreSupplier lying;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * @param lying where the store lies, under the name of {@link #STORE}
   */
  BusyDetector(KeyValueBytesStoreSupplier lying) {
    this.lying = lying;
  }

  /** How many trades it is done with. */
  int done() {
    return done.get();
  }

  @Override
  public String name() {
    return "busy";
  }

  @Override
  public List<DetectorCounters> counters() {
    return List.of();
  }

  @Override
  public Topology build(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
    builder.addStateStore(Stores.keyValueStoreBuilder(lying, Serdes.String(), Serdes.String()));
    builder.stream(
            Topics.BINANCE_SPOT_TRADES.name(),
            Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("from-trades"))
        .process(Putting::new, Named.as("put"), STORE);
    return builder.build(streams);
  }

  private final class Putting extends ContextualProcessor<String, byte[], Void, Void> {
    private KeyValueStore<String, String> store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      for (int i = 0; i < PUTS; i++) {
        store.put("key " + i % KEYS, "value " + i);
      }
      done.incrementAndGet();
    }
  }
}
