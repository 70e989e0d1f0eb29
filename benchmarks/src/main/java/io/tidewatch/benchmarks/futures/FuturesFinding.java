package io.tidewatch.benchmarks.futures;

import static io.tidewatch.benchmarks.futures.FuturesBenchmark.LARGE;
import static io.tidewatch.benchmarks.futures.FuturesBenchmark.SMALL;

import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts the rounds of {@link FuturesBenchmark} into words and tables. */
final class FuturesFinding {
  private static final double TARGET_P99_MS = 50;

  private FuturesFinding() {}

  static Finding of(int seconds, Rounds<ScoreRun> rounds) {
    return new Finding(
        "From a bar to its score",
        List.of(
            String.format(
                Locale.ROOT,
                "Contracts with a history of a week, each with four frames of its running bar a"
                    + " second, one contract after the other. Event time runs thirty times as fast"
                    + " as the clock, so that each contract is scored every two seconds, and ends a"
                    + " bar every thirty. Of %d s after 5 s that do not count: from the moment at"
                    + " which a frame is due that begins another minute, to the moment at which a"
                    + " `read_committed` consumer has the score. Every score must come, each once."
                    + " Broker, sender, detector and reader share one JVM.",
                seconds)),
        List.of(goal(rounds, SMALL), goal(rounds, LARGE), told(rounds, SMALL), told(rounds, LARGE)),
        List.of(table(rounds)));
  }

  private static Goal goal(Rounds<ScoreRun> rounds, String arm) {
    Spread p99 = rounds.spread(arm, ScoreRun::p99);
    return Goal.atMost(
        TARGET_P99_MS,
        " ms",
        arm + ", four updates a second: frame due to score readable (read_committed), p99",
        p99.median(),
        p99.text(1) + " ms");
  }

  private static Goal told(Rounds<ScoreRun> rounds, String arm) {
    return Goal.told(
        arm + ", CPU meanwhile: of the stream thread; of everything, with broker and sender",
        rounds.spread(arm, ScoreRun::threadPercent).text(0)
            + "; "
            + rounds.spread(arm, ScoreRun::processorPercent).text(0)
            + " % of one core");
  }

  private static Table table(Rounds<ScoreRun> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (String arm : rounds.arms()) {
      List<ScoreRun> runs = rounds.of(arm);
      for (int i = 0; i < runs.size(); i++) {
        ScoreRun run = runs.get(i);
        rows.add(
            List.of(
                Integer.toString(i + 1),
                arm,
                Long.toString(run.latencies().samples()),
                text("%.1f", run.p50()),
                text("%.1f", run.p99()),
                text("%.1f", run.latencies().millis(100)),
                text("%.0f", run.threadPercent()),
                text("%.0f", run.processorPercent())));
      }
    }
    return new Table(
        "Every round.",
        List.of(
            "round",
            "contracts",
            "scores",
            "p50 ms",
            "p99 ms",
            "most ms",
            "% of a core, thread",
            "% of a core, everything"),
        rows);
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
