package io.tidewatch.benchmarks.latency;

import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the rounds of {@link LatencyBenchmark} into words and tables. */
final class LatencyFinding {
  static final String DETECTOR = "frame to alert";
  static final String FLOOR = "frame to frame";
  private static final double TARGET_P50_MS = 10;
  private static final double TARGET_P99_MS = 40;

  private LatencyFinding() {}

  static Finding of(int seconds, int floorSeconds, Rounds<LatencyRun> rounds) {
    Spread p50 = rounds.spread(DETECTOR, LatencyRun::p50);
    Spread p99 = rounds.spread(DETECTOR, LatencyRun::p99);
    LatencyRun all = LatencyRun.together(rounds.of(DETECTOR));
    List<Goal> goals =
        List.of(
            Goal.atMost(
                TARGET_P50_MS,
                " ms",
                "frame received to alert readable (read_committed), 2,000 trades/s, p50",
                p50.median(),
                p50.text(1) + " ms"),
            Goal.atMost(TARGET_P99_MS, " ms", "the same, p99", p99.median(), p99.text(1) + " ms"),
            Goal.told(
                "the same, all rounds together, p50 / p99 / p99.9",
                String.format(
                    Locale.ROOT,
                    "%.1f / %.1f / %.1f ms of %,d alerts",
                    all.p50(),
                    all.p99(),
                    all.millis(99.9),
                    all.samples())),
            Goal.told(
                "beside frame to frame, p50 and p99",
                rounds.ratio(DETECTOR, FLOOR, LatencyRun::p50).text(1)
                    + "x, "
                    + rounds.ratio(DETECTOR, FLOOR, LatencyRun::p99).text(1)
                    + "x"));
    return new Finding(
        "From a frame to its alert", method(seconds, floorSeconds), goals, List.of(table(rounds)));
  }

  private static List<String> method(int seconds, int floorSeconds) {
    return List.of(
        String.format(
            Locale.ROOT,
            "Frames of 20 symbols are sent at %,d a second with the feed's own producer, to topics"
                + " as the house creates them; broker, sender, detector and reader share one JVM. A"
                + " frame counts from the moment at which it was due, whether or not the sender was"
                + " in time. Two rounds that are not counted, and %d s at the begin of each run,"
                + " warm up.",
            Load.A_SECOND,
            LatencyBenchmark.LEAD_SECONDS),
        String.format(
            Locale.ROOT,
            "*%s*: the large-trades topology as the house runs it, with a low threshold and a"
                + " cooldown of a second, which makes 20 alerts a second; %d s a round. Time ends"
                + " when a `read_committed` consumer has the alert. An independent count says which"
                + " trades must raise one; each of those must arrive once, and nothing else.",
            DETECTOR,
            seconds),
        String.format(
            Locale.ROOT,
            "*%s*: the same frames to a topic that the same kind of consumer reads, without a"
                + " detector; %d s a round. Nothing that goes through this broker can be faster.",
            FLOOR,
            floorSeconds));
  }

  private static Table table(Rounds<LatencyRun> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < rounds.all().size(); i++) {
      for (Map.Entry<String, LatencyRun> entry : rounds.all().get(i).entrySet()) {
        LatencyRun run = entry.getValue();
        rows.add(
            List.of(
                Integer.toString(i + 1),
                entry.getKey(),
                Long.toString(run.samples()),
                String.format(Locale.ROOT, "%.2f", run.p50()),
                String.format(Locale.ROOT, "%.2f", run.p99()),
                String.format(Locale.ROOT, "%.2f", run.millis(99.9)),
                String.format(Locale.ROOT, "%.2f", run.millis(100))));
      }
    }
    return new Table(
        "", List.of("round", "arm", "samples", "p50 ms", "p99 ms", "p99.9 ms", "most ms"), rows);
  }
}
