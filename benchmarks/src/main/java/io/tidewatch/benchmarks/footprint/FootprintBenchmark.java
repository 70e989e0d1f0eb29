package io.tidewatch.benchmarks.footprint;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.report.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** What does each process take of memory and processor? */
public final class FootprintBenchmark implements Benchmark {
  private final Path directory;
  private final Image image;
  private final InstantSource clock;

  public FootprintBenchmark(Path directory, Image image, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.image = requireNonNull(image, "image");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "footprint";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    Phases phases =
        new Phases(
            Duration.ofSeconds(scale.of(5, 60)),
            Duration.ofSeconds(scale.of(5, 180)),
            Duration.ofSeconds(scale.of(5, 180)));
    image.prepare();
    try (MeasuredHouse house = MeasuredHouse.start(directory.resolve(name()), image, clock)) {
      return FootprintFinding.of(phases, house.words(), house.measure(phases));
    }
  }

  /**
   * How long what is done.
   *
   * @param idle measured, while nothing comes
   * @param warmUp under load, not measured
   * @param load under load, measured
   */
  record Phases(Duration idle, Duration warmUp, Duration load) {}
}
