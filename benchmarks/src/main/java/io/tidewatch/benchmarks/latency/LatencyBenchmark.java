package io.tidewatch.benchmarks.latency;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.rolling.DetectorRun;
import io.tidewatch.benchmarks.wire.Arrivals;
import io.tidewatch.benchmarks.wire.Contents;
import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Retention;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How long after a frame was received can its alert be read? */
public final class LatencyBenchmark implements Benchmark {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** At the begin of each run the detector meets its symbols for the first time. */
  public static final int LEAD_SECONDS = 2;

  /** The same frames by themselves: written, and read again. */
  private static final Topic<String, byte[]> FLOOR_TOPIC =
      new Topic<>(
          "floor",
          Topics.BINANCE_SPOT_TRADES.key(),
          Topics.BINANCE_SPOT_TRADES.value(),
          Topics.BINANCE_SPOT_TRADES.partitions(),
          Retention.days(1),
          "symbol",
          "frame");

  private final Path directory;
  private final InstantSource clock;
  private int runs;

  public LatencyBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    Path place = directory.resolve(name());
    try (EmbeddedBroker broker = EmbeddedBroker.start(place.resolve("broker"))) {
      String servers = broker.bootstrapServers();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers));
          Sender sender = new Sender(servers)) {
        NewTopics.create(
            admin,
            Stream.concat(Topics.ALL.stream(), Stream.of(FLOOR_TOPIC))
                .map(Topic::newTopic)
                .toList(),
            PATIENCE);
        int seconds = scale.of(4, 20);
        int floorSeconds = scale.of(2, 6);
        Map<String, Rounds.Arm<LatencyRun>> arms = new LinkedHashMap<>();
        arms.put(
            LatencyFinding.DETECTOR,
            () -> detect(servers, place.resolve("states"), admin, sender, seconds));
        arms.put(LatencyFinding.FLOOR, () -> floor(servers, sender, floorSeconds));
        return LatencyFinding.of(
            seconds, floorSeconds, Rounds.run(arms, scale.of(1, 2), scale.rounds()));
      }
    }
  }

  private LatencyRun detect(String servers, Path states, Admin admin, Sender sender, int seconds)
      throws Exception {
    Contents.delete(admin, Topics.BINANCE_SPOT_TRADES);
    String suffix = "latency-" + runs++;
    try (DetectorRun detector =
            new DetectorRun(new LargeTradesTopology(Load.SETTINGS), suffix, servers, states);
        Arrivals arrivals =
            new Arrivals(servers, Topics.ALERTS.name(), LatencyBenchmark::completingTrade)) {
      detector.start();
      detector.awaitPartitions(Topics.BINANCE_SPOT_TRADES.partitions());
      Load load = Load.make(runs, clock.millis(), LEAD_SECONDS + seconds);
      long first = send(sender, load, Topics.BINANCE_SPOT_TRADES);
      awaitAll(arrivals, load.alerting().size());
      detector.awaitCommitted(load.trades().size());
      sender.check();
      return measured(arrivals, load.alerting(), first);
    }
  }

  private LatencyRun floor(String servers, Sender sender, int seconds) throws Exception {
    Load load = Load.make(++runs, clock.millis(), LEAD_SECONDS + seconds);
    Map<String, Integer> frames = new HashMap<>();
    for (int i = 0; i < load.trades().size(); i++) {
      frames.put(numbered(i), i);
    }
    try (Arrivals arrivals =
        new Arrivals(servers, FLOOR_TOPIC.name(), LatencyBenchmark::frameNumber)) {
      long first = send(sender, load, FLOOR_TOPIC);
      awaitAll(arrivals, frames.size());
      sender.check();
      return measured(arrivals, frames, first);
    }
  }

  /** Sends all at their rate; answers with the time when the first was due. */
  private static long send(Sender sender, Load load, Topic<String, byte[]> topic) {
    List<Parcel> parcels = load.parcels(topic);
    long first = System.nanoTime() + Load.NANOS_BETWEEN;
    sender.sendWhenDue(parcels, first);
    return first;
  }

  private static void awaitAll(Arrivals arrivals, int count) {
    Waiting.until(count + " arrivals", PATIENCE, () -> arrivals.count() >= count);
  }

  /** Every name must have come once, and no other; those of the lead are not measured. */
  private static LatencyRun measured(Arrivals arrivals, Map<String, Integer> expected, long first) {
    Histogram latencies = LatencyRun.histogram();
    nanos(arrivals, expected, first)
        .forEach((number, nanos) -> {
          if (number >= LEAD_SECONDS * Load.A_SECOND) {
            latencies.recordValue(nanos);
          }
        });
    return new LatencyRun(latencies);
  }

  /**
   * How long each took from when it was due, by its number. Every name must have come once, and no
   * other.
   *
   * @param expected numbers by name
   * @param first when the first was due
   */
  public static Map<Integer, Long> nanos(
      Arrivals arrivals, Map<String, Integer> expected, long first) {
    Map<String, Long> came = arrivals.nanosByName();
    Different.check("what came twice", List.of(), arrivals.twice());
    Different.check("what came", expected.keySet(), came.keySet());
    Map<Integer, Long> nanos = new HashMap<>();
    expected.forEach((name, number) ->
        nanos.put(number, came.get(name) - (first + number * Load.NANOS_BETWEEN)));
    return nanos;
  }

  /** Names the trade that completed an alert, as {@link Load} does. */
  public static String completingTrade(ConsumerRecord<byte[], byte[]> record) {
    Alert alert = Topics.ALERTS.value().deserializer().deserialize(record.topic(), record.value());
    Inputs.LargeTrades inputs = (Inputs.LargeTrades) alert.evidence().inputs();
    return Load.name(alert.subject(), inputs.completedBy());
  }

  private static String frameNumber(ConsumerRecord<byte[], byte[]> record) {
    return numbered(RawHeaders.number(record.headers(), RawHeaders.SEQ).orElseThrow());
  }

  private static String numbered(long number) {
    return "frame " + number;
  }
}
