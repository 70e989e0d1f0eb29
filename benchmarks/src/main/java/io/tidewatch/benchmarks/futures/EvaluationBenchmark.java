package io.tidewatch.benchmarks.futures;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long do the scores of all contracts take, without Kafka? */
public final class EvaluationBenchmark implements Benchmark {
  private static final String MINUTE = "each minute";
  private static final String CLOSE = "at a close";
  private static final String START = "after a start";
  private static final int SYMBOLS = 600;
  private static final int HISTORY = 672;
  private static final double TARGET_MS = 100;

  @Override
  public String name() {
    return "futures-evaluation";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    MadeContracts contracts = new MadeContracts(SYMBOLS, HISTORY);
    int times = scale.of(20, 50);
    Map<String, Rounds.Arm<EvaluationRun>> arms = new LinkedHashMap<>();
    arms.put(MINUTE, () -> EvaluationRun.of(times, contracts::evaluate));
    arms.put(CLOSE, () -> EvaluationRun.of(times, contracts::closeAndEvaluate));
    arms.put(START, () -> EvaluationRun.of(times, contracts::loadAndEvaluate));
    Rounds<EvaluationRun> rounds = Rounds.run(arms, scale.warmUpRounds(), scale.rounds());
    contracts.check();
    return new Finding(
        "Scores of a minute",
        List.of(
            String.format(
                Locale.ROOT,
                "%d contracts, each scored once against %d bars of its own, in one thread and"
                    + " without Kafka: both scores, with their baselines on the heap as the"
                    + " detector has them. Either the running bar changed, or a bar was closed"
                    + " since and went into each baseline, or each baseline is built from bars"
                    + " first, as after a start. Each round does it %d times and takes the longest."
                    + " In the end baselines that grew bar by bar must give the same scores as"
                    + " those that are built at once.",
                SYMBOLS,
                HISTORY,
                times)),
        List.of(
            goal(rounds, MINUTE, "the running bars changed"),
            goal(rounds, CLOSE, "a bar was closed"),
            Goal.told(
                "600 contracts of 672 bars, baselines built first: the longest of a round",
                rounds.spread(START, EvaluationRun::mostMs).text(1) + " ms")),
        List.of(table(rounds)));
  }

  private static Goal goal(Rounds<EvaluationRun> rounds, String arm, String what) {
    return Goal.atMost(
        TARGET_MS,
        " ms",
        "600 contracts of 672 bars scored, " + what + ": the longest of a round",
        rounds.spread(arm, EvaluationRun::mostMs).median(),
        rounds.spread(arm, EvaluationRun::mostMs).text(1) + " ms");
  }

  private static Table table(Rounds<EvaluationRun> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (String arm : rounds.arms()) {
      int round = 0;
      for (EvaluationRun run : rounds.of(arm)) {
        rows.add(
            List.of(
                Integer.toString(++round),
                arm,
                String.format(Locale.ROOT, "%.1f", run.medianMs()),
                String.format(Locale.ROOT, "%.1f", run.mostMs())));
      }
    }
    return new Table("Every round.", List.of("round", "scored", "median ms", "most ms"), rows);
  }
}
