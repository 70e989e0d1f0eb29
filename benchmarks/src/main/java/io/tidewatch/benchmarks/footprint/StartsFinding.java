package io.tidewatch.benchmarks.footprint;

import io.tidewatch.benchmarks.latency.Load;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts into words how soon there were alerts again. */
final class StartsFinding {
  static final String RESTARTED = "ended and started again";
  static final String KILLED = "killed and started again";
  static final String STANDBY = "killed, another has copies";

  private StartsFinding() {}

  static Finding of(InterruptedDetector detector, Rounds<Interruption> rounds) {
    Spread restarted = rounds.spread(RESTARTED, Interruption::first);
    Spread killed = rounds.spread(KILLED, Interruption::first);
    Spread standby = rounds.spread(STANDBY, Interruption::all);
    return new Finding(
        "From a start to the first alert",
        List.of(
            String.format(
                Locale.ROOT,
                "`detect large-trades` in a process of its own, with the flags and the cache of"
                    + " classes that the image gives it, reads %,d trades a second of 20 pairs,"
                    + " which raise 20 alerts a second; a broker of its own for each run. After %d"
                    + " s it is interrupted; trades go on for %d s. Time begins with the start of"
                    + " the new process, or where there is none with the kill, and ends when a"
                    + " `read_committed` consumer has an alert for a trade that came later than"
                    + " that. In every run all alerts of an independent count must have come, each"
                    + " once.",
                Load.A_SECOND,
                detector.secondsBefore(),
                detector.secondsAfter())),
        List.of(
            Goal.atMost(2, " s", RESTARTED, restarted.median(), restarted.text(1) + " s"),
            Goal.atMost(10, " s", KILLED, killed.median(), killed.text(1) + " s"),
            Goal.atMost(
                8,
                " s",
                STANDBY + ", until each pair has alerts again",
                standby.median(),
                standby.text(1) + " s")),
        List.of(table(rounds)));
  }

  private static Table table(Rounds<Interruption> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < rounds.all().size(); i++) {
      for (Map.Entry<String, Interruption> run : rounds.all().get(i).entrySet()) {
        rows.add(
            List.of(
                Integer.toString(i + 1),
                run.getKey(),
                String.format(Locale.ROOT, "%.2f", run.getValue().first()),
                String.format(Locale.ROOT, "%.2f", run.getValue().all())));
      }
    }
    return new Table("", List.of("round", "arm", "first alert, s", "each pair, s"), rows);
  }
}
