package io.tidewatch.query;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
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
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Counts how often it is given each record. Told to, it says once of its task what Kafka Streams
 * says when a transaction broke, before it writes anything. Its table has no changelog but the
 * topic itself.
 */
final class TallyDetector implements Detector {
  static final String TALLY = "tally";
  static final String TABLE = "table";
  static final byte[] BREAK = {'b', 'r', 'e', 'a', 'k'};

  private final Set<String> broken = ConcurrentHashMap.newKeySet();

  @Override
  public String name() {
    return "tally";
  }

  @Override
  public List<DetectorCounters> counters() {
    return List.of();
  }

  @Override
  public Topology build(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(TALLY), Serdes.String(), Serdes.Long()));
    builder
        .table(
            Topics.FUTURES_TICKERS.name(),
            Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("from-tickers"),
            Materialized.<String, byte[]>as(Stores.inMemoryKeyValueStore(TABLE))
                .withKeySerde(Serdes.String())
                .withCachingDisabled())
        .toStream(Named.as("each"))
        .process(Counting::new, Named.as("count"), TALLY);
    return builder.build(streams);
  }

  private final class Counting extends ContextualProcessor<String, byte[], Void, Void> {
    private KeyValueStore<String, Long> tally;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      tally = context.getStateStore(TALLY);
    }

    @Override
    public void process(Record<String, byte[]> record) {
      if (Arrays.equals(record.value(), BREAK) && broken.add(record.key())) {
        throw new TaskCorruptedException(Set.of(context().taskId()));
      }
      Long before = tally.get(record.key());
      tally.put(record.key(), (before == null ? 0 : before) + 1);
    }
  }
}
