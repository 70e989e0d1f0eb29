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
  private final Image image;
  private final InstantSource clock;

  public StartsBenchmark(Path directory, Image image, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.image = requireNonNull(image, "image");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "starts";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    image.prepare();
    InterruptedDetector detector =
        new InterruptedDetector(
            directory.resolve(name()), image, clock, scale.of(5, 10), scale.of(15, 15));
    Map<String, Rounds.Arm<Interruption>> arms = new LinkedHashMap<>();
    arms.put(StartsFinding.RESTARTED, detector::restarted);
    arms.put(StartsFinding.KILLED, detector::killed);
    arms.put(StartsFinding.STANDBY, detector::killedBesideStandby);
    return StartsFinding.of(detector, Rounds.run(arms, 0, scale.rounds()));
  }
}
