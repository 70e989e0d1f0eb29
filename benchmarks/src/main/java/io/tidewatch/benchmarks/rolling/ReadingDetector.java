package io.tidewatch.benchmarks.rolling;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;

/** Counts the raw trades and does nothing else: what Kafka Streams takes for itself. */
final class ReadingDetector implements Detector {
  private static final String NAME = "reading";

  private final DetectorCounters counters = new DetectorCounters(NAME, Set.of(Counter.TRADES));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String applicationId() {
    return NAME;
  }

  @Override
  public Topology build(Properties streams) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(streams)));
    builder.stream(
            Topics.BINANCE_SPOT_TRADES.name(),
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("from-trades"))
        .foreach((key, frame) -> counters.add(Counter.TRADES), Named.as("count"));
    return builder.build(streams);
  }

  @Override
  public List<DetectorCounters> counters() {
    return List.of(counters);
  }
}
