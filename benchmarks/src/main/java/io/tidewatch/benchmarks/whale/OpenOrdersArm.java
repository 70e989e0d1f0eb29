package io.tidewatch.benchmarks.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.rolling.DetectorRun;
import io.tidewatch.benchmarks.rolling.RestartableRun;
import io.tidewatch.benchmarks.wire.Arrivals;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.whale.WhaleSettings;
import io.tidewatch.topology.whale.WhaleSignalsTopology;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * So many orders that are being aggregated at once: what looking for those that are over costs
 * while none is, what bringing them back costs without local state, and how long their signals take
 * when all of them are over.
 */
final class OpenOrdersArm {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int AT_ONCE = 5_000;
  private static final int AT_LEAST_ENDED = 100;
  private static final int SCANS = 200;
  private static final long FIRST_OID = 500_000_000_000L;

  private final Path directory;
  private final InstantSource clock;
  private final WhaleTape tape;
  private final int orders;
  private int runs;

  OpenOrdersArm(Path directory, InstantSource clock, WhaleTape tape, int orders) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
    this.tape = requireNonNull(tape, "tape");
    this.orders = orders;
  }

  OpenOrdersRun run() throws Exception {
    Path here = directory.resolve(orders + "-" + ++runs);
    try (HouseTopics topics = HouseTopics.start(here.resolve("broker"));
        Sender sender = new Sender(topics.servers())) {
      // Time stands in the records: all of it may be in the past.
      long startMs = clock.millis() - Duration.ofHours(2).toMillis();
      Open open = open(topics, sender, here.resolve("states"), startMs);
      return restoredAndClosed(topics, sender, here.resolve("restored"), open);
    }
  }

  private record Open(long endMs, long heapBytes, double scanMicros) {}

  private Open open(HouseTopics topics, Sender sender, Path states, long startMs) {
    try (RestartableRun detector =
        new RestartableRun(topics.servers(), states, "orders", detector())) {
      detector.awaitRunning();
      sender.sendAtOnce(tape.beginning(startMs));
      await(topics, detector);
      long heapBefore = heapInUse();
      long at = startMs + 10_000;
      List<Parcel> fills = new ArrayList<>();
      for (int n = 0; n < orders; n++) {
        int address = n % tape.addresses();
        int coin = n / tape.addresses() % tape.coins();
        long before = n / ((long) tape.addresses() * tape.coins());
        fills.add(tape.fill(address, coin, FIRST_OID + n, before, at));
        if (fills.size() == AT_ONCE) {
          sender.sendAtOnce(fills);
          await(topics, detector);
          fills.clear();
        }
      }
      sender.sendAtOnce(fills);
      await(topics, detector);
      long heapBytes = heapInUse() - heapBefore;
      Different.check("refused records", 0L, detector.counters().rejected());
      return scans(topics, sender, detector, at, heapBytes);
    }
  }

  /** Lets time pass, always a step of the grid, though not long enough for any order to be over. */
  private Open scans(
      HouseTopics topics, Sender sender, RestartableRun detector, long at, long heapBytes) {
    long step = WhaleSettings.DEFAULT.scanEvery().toMillis();
    long last = at + WhaleSettings.DEFAULT.orderTimeout().toMillis() - step;
    long scans = Math.min(SCANS, (last - at) / step);
    long thread = ProcessorTime.ofThreads(DetectorRun.THREAD);
    for (int i = 1; i <= scans; i++) {
      sender.sendAtOnce(List.of(tape.time(at + i * step, 0)));
    }
    await(topics, detector);
    long nanos = ProcessorTime.ofThreads(DetectorRun.THREAD) - thread;
    return new Open(at + scans * step, heapBytes, nanos / 1e3 / scans);
  }

  private OpenOrdersRun restoredAndClosed(HouseTopics topics, Sender sender, Path states, Open open)
      throws Exception {
    long start = System.nanoTime();
    try (RestartableRun detector =
            new RestartableRun(topics.servers(), states, "orders", detector());
        Arrivals signals =
            new Arrivals(
                topics.servers(),
                Topics.WHALE_SIGNALS.name(),
                record -> record.partition() + "/" + record.offset())) {
      double restoreMillis = (detector.awaitRunning() - start) / 1e6;
      long over = System.nanoTime();
      long allOver = open.endMs() + WhaleSettings.DEFAULT.orderTimeout().multipliedBy(2).toMillis();
      // One record ends so many orders at most; a market sends thousands a second.
      sender.sendAtOnce(Collections.nCopies(orders / AT_LEAST_ENDED + 1, tape.time(allOver, 0)));
      long done = Waiting.until(orders + " signals", PATIENCE, () -> signals.count() >= orders);
      Different.check("signals", orders, signals.count());
      return new OpenOrdersRun(
          orders, open.heapBytes(), open.scanMicros(), restoreMillis, (done - over) / 1e6);
    }
  }

  private static void await(HouseTopics topics, RestartableRun detector) {
    topics.awaitQuiet(detector.applicationId(), List.of(Topics.HYPERLIQUID_FRAMES));
  }

  private static long heapInUse() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private Detector detector() {
    return new WhaleSignalsTopology(WhaleSettings.DEFAULT, clock);
  }
}
