package io.tidewatch.benchmarks.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.futures.Bar;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** How soon is a contract scored? */
public final class FuturesBenchmark implements Benchmark {
  static final String SMALL = "150 contracts";
  static final String LARGE = "600 contracts";

  private static final int SMALL_SYMBOLS = 150;
  private static final int LARGE_SYMBOLS = 600;

  /** Bars are kept for a week and some hours: those before the first frame must be within. */
  private static final long DAY_MS = 86_400_000;

  private final Path directory;
  private final InstantSource clock;

  public FuturesBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "futures";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    int seconds = scale.of(20, 40);
    long now = clock.millis() - DAY_MS;
    long startMs = now - now % Bar.LENGTH_MS;
    Path here = directory.resolve(name());
    try (HouseTopics topics = HouseTopics.start(here.resolve("broker"));
        Sender sender = new Sender(topics.servers())) {
      Map<String, Rounds.Arm<ScoreRun>> arms = new LinkedHashMap<>();
      Path states = here.resolve("states");
      arms.put(
          SMALL, new ScoreArm(topics, sender, states, clock, SMALL_SYMBOLS, startMs, seconds)::run);
      arms.put(
          LARGE, new ScoreArm(topics, sender, states, clock, LARGE_SYMBOLS, startMs, seconds)::run);
      return FuturesFinding.of(seconds, Rounds.run(arms, scale.warmUpRounds(), scale.of(2, 3)));
    }
  }
}
