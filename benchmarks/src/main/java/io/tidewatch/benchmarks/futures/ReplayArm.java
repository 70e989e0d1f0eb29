package io.tidewatch.benchmarks.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.rolling.DetectorRun;
import io.tidewatch.benchmarks.wire.Arrivals;
import io.tidewatch.benchmarks.wire.Contents;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.futures.FuturesTopology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Nine days of all contracts through Kafka, as fast as they go. */
final class ReplayArm {
  private final HouseTopics topics;
  private final Sender sender;
  private final Path states;
  private final InstantSource clock;
  private final RecordedBars bars;
  private int runs;

  ReplayArm(
      HouseTopics topics, Sender sender, Path states, InstantSource clock, RecordedBars bars) {
    this.topics = requireNonNull(topics, "topics");
    this.sender = requireNonNull(sender, "sender");
    this.states = requireNonNull(states, "states");
    this.clock = requireNonNull(clock, "clock");
    this.bars = requireNonNull(bars, "bars");
  }

  ReplayRun run() throws Exception {
    Contents.delete(topics.admin(), Topics.FUTURES_KLINES);
    FuturesTopology topology = new FuturesTopology(FuturesSettings.DEFAULT, clock);
    try (DetectorRun detector =
            new DetectorRun(topology, "replay-" + ++runs, topics.servers(), states);
        Arrivals alerts = new Arrivals(topics.servers(), Topics.ALERTS.name(), ReplayArm::id)) {
      detector.start();
      topics.awaitQuiet(detector.applicationId(), List.of());
      long processor = ProcessorTime.ofProcess();
      long start = System.nanoTime();
      sender.sendAtOnce(bars.frames());
      topics.awaitQuiet(detector.applicationId(), List.of(Topics.FUTURES_KLINES));
      long nanos = System.nanoTime() - start;
      long processorNanos = ProcessorTime.ofProcess() - processor;
      DetectorCounters counters = topology.counters().getFirst();
      Different.check("closed bars", bars.bars(), counters.value(DetectorCounters.Counter.BARS));
      Different.check("refused records", 0L, detector.rejected());
      Different.check("alerts that came twice", List.of(), alerts.twice());
      sender.check();
      return new ReplayRun(nanos, processorNanos, Set.copyOf(alerts.nanosByName().keySet()));
    }
  }

  private static String id(ConsumerRecord<byte[], byte[]> record) {
    return Topics.ALERTS.value().deserializer().deserialize("", record.value()).id();
  }
}
