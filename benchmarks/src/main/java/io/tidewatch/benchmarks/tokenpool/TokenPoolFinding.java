package io.tidewatch.benchmarks.tokenpool;

import static io.tidewatch.benchmarks.tokenpool.TokenPoolBenchmark.ALERTS;

import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import io.tidewatch.contract.pool.PoolChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts the rounds of {@link TokenPoolBenchmark} into words and tables. */
final class TokenPoolFinding {
  private static final double TARGET_P99_MS = 100;
  private static final double TARGET_EDIT_MS = 1_000;

  private TokenPoolFinding() {}

  static Finding of(int seconds, Rounds<AlertRun> alerts) {
    return new Finding(
        "From a frame of pairs to an alert",
        method(seconds),
        goals(alerts),
        List.of(latencies(alerts)));
  }

  private static List<Goal> goals(Rounds<AlertRun> alerts) {
    Spread p99 = alerts.spread(ALERTS, AlertRun::p99);
    Spread edit = alerts.spread(ALERTS, AlertRun::editedMillis);
    return List.of(
        Goal.atMost(
            TARGET_P99_MS,
            " ms",
            "1,900 pairs in 20 batches, each pair once a second: frame due to alert readable"
                + " (read_committed), p99",
            p99.median(),
            p99.text(1) + " ms"),
        Goal.atMost(
            TARGET_EDIT_MS,
            " ms",
            "an edited template of 600 pairs: publication to the last of 600 alerts readable",
            edit.median(),
            edit.text(0) + " ms"),
        Goal.told(
            "CPU meanwhile: of the stream thread; of everything, with broker and sender",
            alerts.spread(ALERTS, AlertRun::threadPercent).text(0)
                + "; "
                + alerts.spread(ALERTS, AlertRun::processorPercent).text(0)
                + " % of one core"),
        Goal.told(
            "heap in use after it, with broker and benchmark",
            alerts.spread(ALERTS, AlertRun::heapMegabytes).text(0) + " MB"));
  }

  private static List<String> method(int seconds) {
    return List.of(
        String.format(
            Locale.ROOT,
            "*%s*: 1,900 pairs in 20 batches of 95; each batch gets a frame a second with every"
                + " pair of it and all figures of the venue (about 70 kB), the batches one after"
                + " the other. Of the %d s measured, after 5 s that do not count, 1,300 pairs pass"
                + " their threshold, each once, evenly over the time; time ends when a"
                + " `read_committed` consumer has the alert. Then the template of the other 600 is"
                + " edited while frames go on, so that all of them are over it: time runs from"
                + " before the publication, and has in it the %d ms after which a change takes"
                + " force. Exactly these alerts must come, each once. Broker, sender, detector and"
                + " reader share one JVM.",
            ALERTS,
            seconds,
            PoolChanges.TAKES_FORCE_AFTER.toMillis()));
  }

  private static Table latencies(Rounds<AlertRun> alerts) {
    List<List<String>> rows = new ArrayList<>();
    List<AlertRun> runs = alerts.of(ALERTS);
    for (int i = 0; i < runs.size(); i++) {
      AlertRun run = runs.get(i);
      rows.add(
          List.of(
              Integer.toString(i + 1),
              Long.toString(run.latencies().samples()),
              text("%.1f", run.p50()),
              text("%.1f", run.p99()),
              text("%.1f", run.latencies().millis(100)),
              text("%.0f", run.edited().millis(50)),
              text("%.0f", run.editedMillis()),
              text("%.0f", run.threadPercent()),
              text("%.0f", run.processorPercent())));
    }
    return new Table(
        "Every round.",
        List.of(
            "round",
            "alerts",
            "p50 ms",
            "p99 ms",
            "most ms",
            "edit p50 ms",
            "edit last ms",
            "% of a core, thread",
            "% of a core, everything"),
        rows);
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
