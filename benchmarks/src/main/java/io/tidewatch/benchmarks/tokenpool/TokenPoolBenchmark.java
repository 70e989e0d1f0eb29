package io.tidewatch.benchmarks.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.wire.Sender;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How soon does the token pool alert, and what does a pool a hundred times as large cost? */
public final class TokenPoolBenchmark implements Benchmark {
  static final int PAIRS = 1_900;
  static final int MANY = 100 * PAIRS;
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
    Rounds<AlertRun> alerts = alerts(seconds, scale);
    Rounds<SizeRun> sizes = sizes(scale);
    return TokenPoolFinding.of(seconds, alerts, sizes);
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

  private Rounds<SizeRun> sizes(Scale scale) throws Exception {
    long items = scale.of(380_000, 950_000);
    Map<String, Rounds.Arm<SizeRun>> arms = new LinkedHashMap<>();
    for (int pairs : new int[] {PAIRS, MANY}) {
      SizeArm arm = new SizeArm(directory.resolve(name() + "-size"), clock, pairs, items);
      arms.put(arm(pairs), arm::run);
    }
    return Rounds.run(arms, 0, scale.of(1, 3));
  }

  static String arm(int pairs) {
    return String.format(Locale.ROOT, "%,d pairs", pairs);
  }
}
