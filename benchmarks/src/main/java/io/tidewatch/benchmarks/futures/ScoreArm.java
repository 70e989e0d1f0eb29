package io.tidewatch.benchmarks.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.futures.KlineTape.Due;
import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.rolling.DetectorRun;
import io.tidewatch.benchmarks.wire.Arrivals;
import io.tidewatch.benchmarks.wire.Contents;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.futures.FuturesTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Some contracts at the rate of the market: how soon can a score be read? */
final class ScoreArm {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int HISTORY = 672;
  private static final int SPEED = 30;
  private static final int LEAD_SECONDS = 5;
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final HouseTopics topics;
  private final Sender sender;
  private final Path states;
  private final InstantSource clock;
  private final long startMs;
  private final KlineTape tape;
  private final int seconds;
  private int runs;

  ScoreArm(
      HouseTopics topics,
      Sender sender,
      Path states,
      InstantSource clock,
      int symbols,
      long startMs,
      int seconds) {
    this.topics = requireNonNull(topics, "topics");
    this.sender = requireNonNull(sender, "sender");
    this.states = requireNonNull(states, "states");
    this.clock = requireNonNull(clock, "clock");
    this.startMs = startMs;
    this.tape = new KlineTape(symbols, HISTORY, startMs, SPEED);
    this.seconds = seconds;
  }

  ScoreRun run() throws Exception {
    Contents.delete(topics.admin(), Topics.FUTURES_KLINES);
    List<Due> frames = tape.frames(LEAD_SECONDS + seconds);
    sender.sendAtOnce(tape.seeds());
    try (DetectorRun detector =
            new DetectorRun(
                new FuturesTopology(FuturesSettings.DEFAULT, fromTheStartOfTheTape()),
                "scores-" + tape.symbols() + "-" + ++runs,
                topics.servers(),
                states);
        Arrivals scores =
            new Arrivals(topics.servers(), Topics.FUTURES_ANOMALIES.name(), ScoreArm::name)) {
      detector.start();
      topics.awaitQuiet(detector.applicationId(), List.of(Topics.FUTURES_KLINES));
      // What making the frames left behind is no concern of what is measured.
      System.gc();
      return measure(detector, scores, frames);
    }
  }

  /** What the tape brings is new to it: event time runs ahead of it. */
  private InstantSource fromTheStartOfTheTape() {
    long beforeMs = clock.millis() - startMs;
    return () -> clock.instant().minusMillis(beforeMs);
  }

  private static String name(ConsumerRecord<byte[], byte[]> record) {
    Anomaly anomaly =
        Topics.FUTURES_ANOMALIES.value().deserializer().deserialize("", record.value());
    return anomaly.symbol()
        + "@"
        + anomaly.evaluatedAt()
        + (anomaly.provisional() ? "" : " final of " + anomaly.openTime());
  }

  private ScoreRun measure(DetectorRun detector, Arrivals scores, List<Due> frames) {
    long start = System.nanoTime();
    List<Due> lead = between(frames, 0, LEAD_SECONDS);
    sender.sendWhenDue(lead.stream().map(Due::parcel).toList(), start);
    long processor = ProcessorTime.ofProcess();
    long thread = ProcessorTime.ofThreads(DetectorRun.THREAD);
    List<Due> measured = between(frames, LEAD_SECONDS, LEAD_SECONDS + seconds);
    sender.sendWhenDue(measured.stream().map(Due::parcel).toList(), start);
    long processorNanos = ProcessorTime.ofProcess() - processor;
    long threadNanos = ProcessorTime.ofThreads(DetectorRun.THREAD) - thread;
    Map<String, Long> due = new HashMap<>();
    measured.stream()
        .filter(Due::evaluates)
        .forEach(frame -> due.put(frame.parcel().name(), frame.parcel().dueNanos()));
    Waiting.until(
        due.size() + " scores",
        PATIENCE,
        () ->
            scores.count() >= due.size()
                && scores.nanosByName().keySet().containsAll(due.keySet()));
    Map<String, Long> came = scores.nanosByName();
    Histogram latencies = LatencyRun.histogram();
    due.forEach((name, nanos) -> latencies.recordValue(came.get(name) - start - nanos));
    Different.check("scores that came twice", List.of(), scores.twice());
    Different.check("refused records", 0L, detector.rejected());
    sender.check();
    return new ScoreRun(new LatencyRun(latencies), seconds, processorNanos, threadNanos);
  }

  private static List<Due> between(List<Due> frames, int fromSecond, int toSecond) {
    return frames.stream()
        .filter(frame ->
            fromSecond * SECOND_NANOS <= frame.parcel().dueNanos()
                && frame.parcel().dueNanos() < toSecond * SECOND_NANOS)
        .toList();
  }
}
