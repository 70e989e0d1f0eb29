package io.tidewatch.benchmarks.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What does a token pool a hundred times as large cost? */
public final class TokenPoolSizeBenchmark implements Benchmark {
  static final int MANY = 100 * TokenPoolBenchmark.PAIRS;

  private final Path directory;
  private final InstantSource clock;

  public TokenPoolSizeBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "token-pool-size";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    return TokenPoolSizeFinding.of(sizes(scale));
  }

  private Rounds<SizeRun> sizes(Scale scale) throws Exception {
    long items = scale.of(380_000, 950_000);
    Map<String, Rounds.Arm<SizeRun>> arms = new LinkedHashMap<>();
    for (int pairs : new int[] {TokenPoolBenchmark.PAIRS, MANY}) {
      SizeArm arm = new SizeArm(directory.resolve(name()), clock, pairs, items);
      arms.put(arm(pairs), arm::run);
    }
    return Rounds.run(arms, 0, scale.of(1, 3));
  }

  static String arm(int pairs) {
    return String.format(Locale.ROOT, "%,d pairs", pairs);
  }
}
