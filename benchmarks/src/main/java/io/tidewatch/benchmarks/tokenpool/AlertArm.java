package io.tidewatch.benchmarks.tokenpool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.rolling.DetectorRun;
import io.tidewatch.benchmarks.rolling.RestartableRun;
import io.tidewatch.benchmarks.wire.Arrivals;
import io.tidewatch.benchmarks.wire.Contents;
import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/**
 * A pool at the rate of the market: each pair once a second, and one after the other passes its
 * threshold. After that a template is edited.
 */
final class AlertArm {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int LEAD_SECONDS = 5;
  private static final int EDIT_SECONDS = 4;
  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final long HIGH_SECONDS = 2;
  private static final double HIGH = 0.12;
  private static final double BETWEEN = 0.06;
  private static final double LOW = 0.03;

  private final PoolTopics topics;
  private final Sender sender;
  private final Path states;
  private final InstantSource clock;
  private final PoolTape tape;
  private final int seconds;
  private int runs;

  AlertArm(
      PoolTopics topics,
      Sender sender,
      Path states,
      InstantSource clock,
      PoolTape tape,
      int seconds) {
    this.topics = requireNonNull(topics, "topics");
    this.sender = requireNonNull(sender, "sender");
    this.states = requireNonNull(states, "states");
    this.clock = requireNonNull(clock, "clock");
    this.tape = requireNonNull(tape, "tape");
    this.seconds = seconds;
  }

  AlertRun run() throws Exception {
    Contents.delete(topics.admin(), Topics.DBOTX_PAIRS);
    topics.publish(List.of(PoolTape.edited()), clock.millis());
    List<Parcel> frames = frames();
    try (RestartableRun detector =
            new RestartableRun(topics.servers(), states, "latency-" + ++runs, detector());
        Arrivals alerts =
            new Arrivals(
                topics.servers(),
                Topics.ALERTS.name(),
                record -> new String(record.key(), UTF_8))) {
      detector.awaitRunning();
      topics.awaitQuiet(detector.applicationId());
      // What making the frames left behind is no concern of what is measured.
      System.gc();
      return measure(detector, alerts, new Schedule(frames, clock.millis(), System.nanoTime()));
    }
  }

  /** Frames with the moment that they count from, on both clocks. */
  private record Schedule(List<Parcel> frames, long startMs, long startNanos) {
    List<Parcel> between(int fromSecond, int toSecond) {
      return frames.stream()
          .filter(frame ->
              fromSecond * SECOND_NANOS <= frame.dueNanos()
                  && frame.dueNanos() < toSecond * SECOND_NANOS)
          .map(this::received)
          .toList();
    }

    private Parcel received(Parcel frame) {
      RawHeaders headers = frame.headers();
      return new Parcel(
          frame.name(),
          frame.topic(),
          frame.key(),
          frame.frame(),
          new RawHeaders(
              headers.venue(),
              headers.channel(),
              headers.connection(),
              headers.epoch(),
              headers.seq(),
              startMs * 1_000 + frame.dueNanos() / 1_000,
              headers.source()),
          frame.dueNanos());
    }
  }

  private AlertRun measure(RestartableRun detector, Arrivals alerts, Schedule schedule) {
    int end = LEAD_SECONDS + seconds;
    sender.sendWhenDue(schedule.between(0, LEAD_SECONDS), schedule.startNanos());
    List<Parcel> measured = schedule.between(LEAD_SECONDS, end);
    long processor = ProcessorTime.ofProcess();
    long thread = ProcessorTime.ofThreads(DetectorRun.THREAD);
    sender.sendWhenDue(measured, schedule.startNanos());
    long processorNanos = ProcessorTime.ofProcess() - processor;
    long threadNanos = ProcessorTime.ofThreads(DetectorRun.THREAD) - thread;
    CompletableFuture<Void> further =
        CompletableFuture.runAsync(() ->
            sender.sendWhenDue(schedule.between(end, end + EDIT_SECONDS), schedule.startNanos()));
    Map<String, Long> due = due();
    await(alerts, due.size());
    Map<String, Long> came = alerts.nanosByName();
    Different.check("alerts", due.keySet(), came.keySet());
    Histogram latencies = LatencyRun.histogram();
    due.forEach(
        (key, nanos) -> latencies.recordValue(came.get(key) - schedule.startNanos() - nanos));
    Histogram edited = edit(alerts, came.keySet());
    further.join();
    Different.check("alerts that came twice", List.of(), alerts.twice());
    Different.check("refused records", 0L, detector.counters().rejected());
    sender.check();
    return new AlertRun(
        new LatencyRun(latencies),
        new LatencyRun(edited),
        (long) seconds * tape.pairs(),
        seconds,
        processorNanos,
        threadNanos,
        heapInUse());
  }

  /** Edits the template while frames go on; each of its pairs is over the new threshold already. */
  private Histogram edit(Arrivals alerts, Set<String> before) {
    long published = System.nanoTime();
    topics.publish(List.of(PoolTape.edited(new BigDecimal("5"))), clock.millis());
    await(alerts, before.size() + PoolTape.EDITED_PAIRS);
    Histogram edited = LatencyRun.histogram();
    alerts
        .nanosByName()
        .forEach((key, nanos) -> {
          if (!before.contains(key)) {
            edited.recordValue(nanos - published);
          }
        });
    Different.check("alerts of the edit", (long) PoolTape.EDITED_PAIRS, edited.getTotalCount());
    return edited;
  }

  /** When the frame is due with which each pair passes its threshold, by the key of its alert. */
  private Map<String, Long> due() {
    Map<String, Long> due = new HashMap<>();
    for (int i = PoolTape.EDITED_PAIRS; i < tape.pairs(); i++) {
      due.put(key(i), dueNanos(i / PoolTape.BATCH, LEAD_SECONDS + second(i)));
    }
    return due;
  }

  private List<Parcel> frames() {
    List<Parcel> frames = new ArrayList<>();
    for (int second = 0; second < LEAD_SECONDS + seconds + EDIT_SECONDS; second++) {
      int now = second - LEAD_SECONDS;
      for (int batch = 0; batch < tape.batches(); batch++) {
        frames.add(tape.frame(batch, second, 0, dueNanos(batch, second), i -> change(i, now)));
      }
    }
    return frames;
  }

  private long dueNanos(int batch, int second) {
    return second * SECOND_NANOS + batch * SECOND_NANOS / tape.batches();
  }

  private double change(int pair, int second) {
    if (pair < PoolTape.EDITED_PAIRS) {
      return BETWEEN;
    }
    int first = second(pair);
    return first <= second && second < first + HIGH_SECONDS ? HIGH : LOW;
  }

  /** In which second of the measured time a pair passes its threshold. */
  private int second(int pair) {
    return Math.floorMod(pair * 7_919, seconds);
  }

  private static String key(int pair) {
    return "token-pool/" + PoolTape.token(pair);
  }

  private static void await(Arrivals alerts, int count) {
    Waiting.until(count + " alerts", PATIENCE, () -> alerts.count() >= count);
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private Detector detector() {
    return new TokenPoolTopology(TokenPoolSettings.DEFAULT, clock);
  }
}
