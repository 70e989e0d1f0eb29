package io.tidewatch.benchmarks.footprint;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How soon are there alerts again after a detector was ended, or killed? */
public final class StartsBenchmark implements Benchmark {
  private final Path directory;
  private final Path flags;
  private final InstantSource clock;

  /**
   * @param flags where the files with Java's flags lie
   */
  public StartsBenchmark(Path directory, Path flags, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.flags = requireNonNull(flags, "flags");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "starts";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    InterruptedDetector detector =
        new InterruptedDetector(
            directory.resolve(name()), flags, clock, scale.of(5, 20), scale.of(15, 20));
    Map<String, Rounds.Arm<Interruption>> arms = new LinkedHashMap<>();
    arms.put(StartsFinding.RESTARTED, detector::restarted);
    arms.put(StartsFinding.KILLED, detector::killed);
    arms.put(StartsFinding.STANDBY, detector::killedBesideStandby);
    return StartsFinding.of(detector, Rounds.run(arms, scale.of(0, 1), scale.rounds()));
  }
}
