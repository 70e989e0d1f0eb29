package io.tidewatch.query;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryWindowStore;

/**
 * Its stores belong to several processors, to a table, to a window, and to no changelog. Told to,
 * it says of its task what Kafka Streams says when a transaction broke: that is aborted then, and
 * all stores are emptied and filled again.
 */
final class BreakingDetector implements Detector {
  /** Of two processors. */
  static final String SHARED = "shared";

  /** In no changelog: made of {@link #SHARED} before the task works. */
  static final String MADE = "made";

  /** Of a processor that keeps the key. */
  static final String LATEST = "latest";

  static final String TABLE = "table";
  static final String WINDOWS = "windows";
  static final Set<String> STORES = Set.of(SHARED, MADE, LATEST, TABLE, WINDOWS);

  static final byte[] BREAK = {'b', 'r', 'e', 'a', 'k'};
  static final Duration WINDOW = Duration.ofMinutes(1);

  private static final Duration KEPT = Duration.ofDays(1);

  /** Kafka Streams is about to do this to the stores of a partition. */
  interface Witness {
    void opening(String store, int partition);

    void closing(String store, int partition);
  }

  private final Witness witness;
  private final Set<Long> broken = ConcurrentHashMap.newKeySet();

  BreakingDetector(Witness witness) {
    this.witness = witness;
  }

  @Override
  public String name() {
    return "breaking";
  }

  @Override
  public List<DetectorCounters> counters() {
    return List.of();
  }

  @Override
  public Topology build(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
    builder.globalTable(
        Topics.RULES.name(),
        Consumed.with(Topics.RULES.key(), Serdes.ByteArray()).withName("from-rules"),
        Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore("rules"))
            .withKeySerde(Topics.RULES.key())
            .withValueSerde(Serdes.ByteArray()));
    builder.table(
        Topics.FUTURES_TICKERS.name(),
        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("from-tickers"),
        Materialized.<String, byte[]>as(new Keys(TABLE))
            .withKeySerde(Serdes.String())
            .withValueSerde(Serdes.ByteArray()));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(new Keys(SHARED), Serdes.String(), Serdes.Long()));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(new Keys(MADE), Serdes.String(), Serdes.Long())
            .withLoggingDisabled());
    KStream<String, byte[]> trades =
        builder.stream(
            Topics.BINANCE_SPOT_TRADES.name(),
            Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("from-trades"));
    trades.process(Counting::new, Named.as("count"), SHARED, TABLE);
    trades.processValues(new LatestSupplier(), Named.as("keep-latest"));
    trades
        .groupByKey(Grouped.<String, byte[]>as("by-key"))
        .windowedBy(TimeWindows.ofSizeWithNoGrace(WINDOW))
        .count(
            Named.as("count-in-window"),
            Materialized.<String, Long>as(new Windows()).withKeySerde(Serdes.String()));
    // The last to be set up.
    trades.process(Making::new, Named.as("make"), SHARED, MADE);
    return builder.build(streams);
  }

  /** Breaks before it writes, and once for each record that says so. */
  private final class Counting extends ContextualProcessor<String, byte[], Void, Void> {
    private KeyValueStore<String, Long> counts;
    private TimestampedKeyValueStore<String, byte[]> table;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      counts = context.getStateStore(SHARED);
      table = context.getStateStore(TABLE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      if (Arrays.equals(record.value(), BREAK)
          && broken.add(context().recordMetadata().orElseThrow().offset())) {
        throw new TaskCorruptedException(Set.of(context().taskId()));
      }
      Long before = counts.get(record.key());
      long known = table.get(record.key()) == null ? 0 : 1;
      counts.put(record.key(), (before == null ? 0 : before) + known);
    }
  }

  private final class Making extends ContextualProcessor<String, byte[], Void, Void> {
    private KeyValueStore<String, Long> counts;
    private KeyValueStore<String, Long> made;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      counts = context.getStateStore(SHARED);
      made = context.getStateStore(MADE);
      witness.opening(MADE, context.taskId().partition());
      try (KeyValueIterator<String, Long> all = counts.all()) {
        all.forEachRemaining(count -> made.put(count.key, count.value));
      }
    }

    @Override
    public void process(Record<String, byte[]> record) {
      made.put(record.key(), counts.get(record.key()));
    }
  }

  private final class LatestSupplier implements FixedKeyProcessorSupplier<String, byte[], byte[]> {
    @Override
    public FixedKeyProcessor<String, byte[], byte[]> get() {
      return new Latest();
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return Set.of(
          Stores.keyValueStoreBuilder(new Keys(LATEST), Serdes.String(), Serdes.ByteArray()));
    }
  }

  private static final class Latest extends ContextualFixedKeyProcessor<String, byte[], byte[]> {
    private KeyValueStore<String, byte[]> latest;

    @Override
    public void init(FixedKeyProcessorContext<String, byte[]> context) {
      super.init(context);
      latest = context.getStateStore(LATEST);
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
      latest.put(record.key(), record.value());
    }
  }

  private final class Keys implements KeyValueBytesStoreSupplier {
    private final String name;

    private Keys(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public InMemoryKeyValueStore get() {
      return new WitnessedKeys(name);
    }

    @Override
    public String metricsScope() {
      return "in-memory";
    }
  }

  private final class WitnessedKeys extends InMemoryKeyValueStore {
    private int partition;

    private WitnessedKeys(String name) {
      super(name);
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
      partition = context.taskId().partition();
      witness.opening(name(), partition);
      super.init(context, root);
    }

    @Override
    public void close() {
      witness.closing(name(), partition);
      super.close();
    }
  }

  private final class Windows implements WindowBytesStoreSupplier {
    @Override
    public String name() {
      return WINDOWS;
    }

    @Override
    public InMemoryWindowStore get() {
      return new WitnessedWindows();
    }

    @Override
    public String metricsScope() {
      return "in-memory-window";
    }

    @Override
    public long segmentIntervalMs() {
      return 1;
    }

    @Override
    public long windowSize() {
      return WINDOW.toMillis();
    }

    @Override
    public boolean retainDuplicates() {
      return false;
    }

    @Override
    public long retentionPeriod() {
      return KEPT.toMillis();
    }
  }

  private final class WitnessedWindows extends InMemoryWindowStore {
    private int partition;

    private WitnessedWindows() {
      super(WINDOWS, KEPT.toMillis(), WINDOW.toMillis(), false, "in-memory-window");
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
      partition = context.taskId().partition();
      witness.opening(WINDOWS, partition);
      super.init(context, root);
    }

    @Override
    public void close() {
      witness.closing(WINDOWS, partition);
      super.close();
    }
  }
}
