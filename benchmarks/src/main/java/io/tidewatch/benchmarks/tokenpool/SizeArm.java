package io.tidewatch.benchmarks.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.rolling.DetectorRun;
import io.tidewatch.benchmarks.rolling.RestartableRun;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import io.tidewatch.topology.tokenpool.TokenPoolTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** A pool of some size: filled, fed as fast as it takes, and brought back without local state. */
final class SizeArm {
  /** Frames of so many items wait at most to be made and sent: the broker shares the heap. */
  private static final int AT_ONCE = 9_500;

  private final Path directory;
  private final InstantSource clock;
  private final PoolTape tape;
  private final long items;
  private int runs;

  /**
   * @param items to be measured, about; each pair gets as many as the others
   */
  SizeArm(Path directory, InstantSource clock, int pairs, long items) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
    this.tape = new PoolTape(pairs);
    this.items = items;
  }

  SizeRun run() throws Exception {
    Path here = directory.resolve(tape.pairs() + "-" + ++runs);
    try (PoolTopics topics = PoolTopics.start(here.resolve("broker"));
        Sender sender = new Sender(topics.servers())) {
      topics.fill(tape, clock.millis());
      Path states = here.resolve("states");
      Fed fed = feed(topics, sender, states);
      long storeBytes = bytesBelow(states);
      long changelogBytes = Changelogs.newest(topics.servers(), topics.admin(), fed.application());
      double restoreMillis = restore(topics, here.resolve("restored"));
      return new SizeRun(
          tape.pairs(),
          fed.items(),
          fed.fillMillis(),
          fed.threadNanos(),
          fed.nanos(),
          changelogBytes,
          storeBytes,
          restoreMillis);
    }
  }

  private record Fed(
      String application, long items, double fillMillis, long threadNanos, long nanos) {}

  private Fed feed(PoolTopics topics, Sender sender, Path states) {
    long begun = System.nanoTime();
    try (RestartableRun detector =
        new RestartableRun(topics.servers(), states, "size", detector())) {
      detector.awaitRunning();
      topics.awaitQuiet(detector.applicationId());
      double fillMillis = (System.nanoTime() - begun) / 1e6;
      send(topics, sender, detector, 0, 1);
      int rounds = Math.toIntExact(Math.max(1, items / tape.pairs()));
      long thread = ProcessorTime.ofThreads(DetectorRun.THREAD);
      long start = System.nanoTime();
      send(topics, sender, detector, 1, rounds);
      long nanos = System.nanoTime() - start;
      long threadNanos = ProcessorTime.ofThreads(DetectorRun.THREAD) - thread;
      sender.check();
      Different.check(
          "items", (long) tape.pairs() * (1 + rounds), detector.counters().value(Counter.ITEMS));
      Different.check("refused records", 0L, detector.counters().rejected());
      return new Fed(
          detector.applicationId(), (long) rounds * tape.pairs(), fillMillis, threadNanos, nanos);
    }
  }

  private void send(
      PoolTopics topics, Sender sender, RestartableRun detector, int from, int rounds) {
    for (int round = from; round < from + rounds; round++) {
      int number = round;
      for (int batch = 0; batch < tape.batches(); batch++) {
        long now = clock.millis() * 1_000;
        sender.sendAtOnce(
            List.of(tape.frame(batch, round, now, 0, i -> 0.01 + (i + number) % 60 / 1e3)));
        if ((batch + 1) * PoolTape.BATCH % AT_ONCE == 0) {
          sender.check();
        }
      }
    }
    topics.awaitQuiet(detector.applicationId());
  }

  private double restore(PoolTopics topics, Path states) {
    long start = System.nanoTime();
    try (RestartableRun detector =
        new RestartableRun(topics.servers(), states, "size", detector())) {
      return (detector.awaitRunning() - start) / 1e6;
    }
  }

  private static long bytesBelow(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      // All stores are in memory.
      return 0;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  private Detector detector() {
    return new TokenPoolTopology(TokenPoolSettings.DEFAULT, clock);
  }
}
