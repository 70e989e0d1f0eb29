package io.tidewatch.benchmarks.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What does a ranking cost a reader beside an answer that is always the same? */
public final class RankingsBenchmark implements Benchmark {
  private static final String CONSTANT = "constant";
  private static final String COINS = "/api/coins";
  private static final String OPEN_INTEREST = "/api/oitop";
  private static final double TARGET = 1.3;

  private final Path directory;
  private final InstantSource clock;

  public RankingsBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "futures-http";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    int requests = scale.of(3_000, 10_000);
    try (RankedMarket market = RankedMarket.start(directory.resolve(name()), clock)) {
      Map<String, Rounds.Arm<RequestRun>> arms = new LinkedHashMap<>();
      arms.put(CONSTANT, () -> market.ask(RankedMarket.CONSTANT_PATH, requests));
      arms.put(COINS, () -> market.ask(COINS, requests));
      arms.put(OPEN_INTEREST, () -> market.ask(OPEN_INTEREST, requests));
      Rounds<RequestRun> rounds = Rounds.run(arms, scale.of(2, 3), scale.rounds());
      return new Finding(
          "Rankings over HTTP",
          List.of(
              String.format(
                  Locale.ROOT,
                  "One server, one connection, one request after the other, %,d to each path in"
                      + " each round. The detector runs beside it and its state store answers;"
                      + " both rankings have 20 rows. The constant answer has the bytes of the"
                      + " coin ranking, made once. Every answer must be whole.",
                  requests)),
          List.of(goal(rounds, COINS), goal(rounds, OPEN_INTEREST)),
          List.of(table(rounds)));
    }
  }

  private static Goal goal(Rounds<RequestRun> rounds, String arm) {
    Spread ratio = rounds.ratio(arm, CONSTANT, RequestRun::p99);
    return Goal.atMost(
        TARGET,
        "x",
        "`GET " + arm + "` beside a constant answer of the same server, p99",
        ratio.median(),
        ratio.text(2) + "x");
  }

  private static Table table(Rounds<RequestRun> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (String arm : rounds.arms()) {
      int round = 0;
      for (RequestRun run : rounds.of(arm)) {
        rows.add(
            List.of(
                Integer.toString(++round),
                arm,
                Integer.toString(run.bytes()),
                String.format(Locale.ROOT, "%.3f", run.p50()),
                String.format(Locale.ROOT, "%.3f", run.p99())));
      }
    }
    return new Table("Every round.", List.of("round", "path", "bytes", "p50 ms", "p99 ms"), rows);
  }
}
