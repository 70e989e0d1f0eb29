package io.tidewatch.benchmarks.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.wire.Sender;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** How soon does the token pool alert? */
public final class TokenPoolBenchmark implements Benchmark {
  static final int PAIRS = 1_900;
  static final String ALERTS = "frame to alert";

  private final Path directory;
  private final InstantSource clock;

  public TokenPoolBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "token-pool";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    int seconds = scale.of(20, 40);
    return TokenPoolFinding.of(seconds, alerts(seconds, scale));
  }

  private Rounds<AlertRun> alerts(int seconds, Scale scale) throws Exception {
    PoolTape tape = new PoolTape(PAIRS);
    Path here = directory.resolve(name() + "-latency");
    try (PoolTopics topics = PoolTopics.start(here.resolve("broker"));
        Sender sender = new Sender(topics.servers())) {
      topics.fill(tape, clock.millis());
      AlertArm arm = new AlertArm(topics, sender, here.resolve("states"), clock, tape, seconds);
      return Rounds.run(Map.of(ALERTS, arm::run), scale.warmUpRounds(), scale.of(2, 3));
    }
  }
}
