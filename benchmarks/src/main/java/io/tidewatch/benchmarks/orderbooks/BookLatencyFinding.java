package io.tidewatch.benchmarks.orderbooks;

import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the rounds of {@link BookLatencyBenchmark} into words and tables. */
final class BookLatencyFinding {
  static final double TARGET_P99_MS = 50;
  private static final List<Integer> GOALS = List.of(10, 100);

  private BookLatencyFinding() {}

  static Finding of(int seconds, int floorSeconds, List<Step> steps, List<Step> commits) {
    List<Goal> goals = new ArrayList<>();
    for (int instruments : GOALS) {
      goals.add(goal(instruments, steps));
    }
    goals.add(Goal.told("most books of which the p99 is at most 50 ms", most(steps)));
    goals.add(Goal.told("where it breaks", broken(steps)));
    for (Step step : steps) {
      if (GOALS.contains(step.instruments())) {
        goals.add(cost(step));
      }
    }
    return new Finding(
        "From a frame of a book to its analysis",
        method(seconds, floorSeconds),
        goals,
        List.of(summary(steps), commits(commits), rounds(steps)));
  }

  private static Goal goal(int instruments, List<Step> steps) {
    String metric =
        "frame received to analysis readable (read_committed), "
            + instruments
            + " books x "
            + BookTape.A_SECOND
            + " updates/s, p99";
    return steps.stream()
        .filter(step -> step.instruments() == instruments)
        .findFirst()
        .map(step ->
            Goal.atMost(
                TARGET_P99_MS,
                " ms",
                metric,
                step.p99(),
                step.rounds().spread(Step.DETECTOR, BookLatencyRun::p99).text(1) + " ms"))
        .orElseGet(() ->
            new Goal(metric, "at most 50 ms", "not kept up with: see below", Goal.Verdict.MISSED));
  }

  static String most(List<Step> steps) {
    return steps.stream()
        .takeWhile(step -> step.p99() <= TARGET_P99_MS)
        .max(Comparator.comparing(Step::instruments))
        .map(Step::name)
        .orElse("fewer than " + steps.getFirst().name());
  }

  static String broken(List<Step> steps) {
    Step last = steps.getLast();
    return last.isBroken()
        ? String.format(
            Locale.ROOT,
            "%s: p99 %,.0f ms, %.1f s of updates missing at the end",
            last.name(),
            last.p99(),
            last.rounds().spread(Step.DETECTOR, BookLatencyRun::backlogSeconds).median())
        : "not up to " + last.name();
  }

  private static Goal cost(Step step) {
    Rounds<BookLatencyRun> rounds = step.rounds();
    return Goal.told(
        "CPU of an update at "
            + step.name()
            + ": of the stream thread; of everything; of the"
            + " frames alone",
        rounds.spread(Step.DETECTOR, BookLatencyRun::threadMicros).text(0)
            + "; "
            + rounds.spread(Step.DETECTOR, BookLatencyRun::processorMicros).text(0)
            + "; "
            + rounds.spread(Step.FLOOR, BookLatencyRun::processorMicros).text(0)
            + " us");
  }

  private static List<String> method(int seconds, int floorSeconds) {
    return List.of(
        String.format(
            Locale.ROOT,
            "Books of 400 levels a side get %d updates a second each (5+5 levels, at most), and"
                + " trades besides; the instruments take turns. Frames are sent by the clock with"
                + " the feed's own producer; broker, sender, detector and reader share one JVM. A"
                + " frame counts from the moment at which it was due, whether or not the sender was"
                + " in time. More and more books, until the p99 is over a second or more than a"
                + " second of updates is missing at the end.",
            BookTape.A_SECOND),
        String.format(
            Locale.ROOT,
            "*%s*: the topology as the house runs it, with a fresh state, at its own time between"
                + " two commits. Whole books and up to half a minute of updates are sent at once"
                + " and waited for, then %d s at the rate that do not count, then %d s that do. In"
                + " their middle every book reaches its next checkpoint, all at about the same"
                + " time: over a longer time there are fewer. Time ends when a `read_committed`"
                + " consumer has the analysis. Each update must bring one, once, no frame may be"
                + " refused and no book doubted, and the last best prices must be those of the"
                + " market that made the feed.",
            Step.DETECTOR,
            BookLoad.LEAD_SECONDS,
            seconds),
        String.format(
            Locale.ROOT,
            "*%s*: the same frames to a topic that the same kind of consumer reads, without a"
                + " detector; %d s a round. Nothing that goes through this broker can be faster.",
            Step.FLOOR,
            floorSeconds));
  }

  private static Table summary(List<Step> steps) {
    List<List<String>> rows = new ArrayList<>();
    for (Step step : steps) {
      for (String arm : step.rounds().arms()) {
        rows.add(row(step, arm));
      }
    }
    return new Table(
        "The median of the rounds; p99.9 is of all rounds together.", header("arm"), rows);
  }

  private static Table commits(List<Step> commits) {
    List<List<String>> rows = new ArrayList<>();
    for (Step step : commits) {
      for (String arm : step.rounds().arms()) {
        rows.add(row(step, arm));
      }
    }
    return new Table(
        "*" + Step.DETECTOR + "*, with other times between two commits.",
        header("commits each"),
        rows);
  }

  private static List<String> header(String arm) {
    return List.of(
        "books x updates/s",
        arm,
        "p50 ms",
        "p99 ms",
        "p99.9 ms",
        "CPU us/update of the thread",
        "CPU us/update of everything");
  }

  private static List<String> row(Step step, String arm) {
    Rounds<BookLatencyRun> rounds = step.rounds();
    LatencyRun all =
        LatencyRun.together(rounds.of(arm).stream().map(BookLatencyRun::latencies).toList());
    return List.of(
        step.name(),
        arm,
        rounds.spread(arm, BookLatencyRun::p50).text(1),
        rounds.spread(arm, BookLatencyRun::p99).text(1),
        String.format(Locale.ROOT, "%.1f", all.millis(99.9)),
        rounds.spread(arm, BookLatencyRun::threadMicros).text(0),
        rounds.spread(arm, BookLatencyRun::processorMicros).text(0));
  }

  private static Table rounds(List<Step> steps) {
    List<List<String>> rows = new ArrayList<>();
    for (Step step : steps) {
      for (int i = 0; i < step.rounds().all().size(); i++) {
        for (Map.Entry<String, BookLatencyRun> entry : step.rounds().all().get(i).entrySet()) {
          BookLatencyRun run = entry.getValue();
          rows.add(
              List.of(
                  step.name(),
                  Integer.toString(i + 1),
                  entry.getKey(),
                  Long.toString(run.latencies().samples()),
                  String.format(Locale.ROOT, "%.2f", run.p50()),
                  String.format(Locale.ROOT, "%.2f", run.p99()),
                  String.format(Locale.ROOT, "%.2f", run.latencies().millis(100)),
                  Integer.toString(run.backlog())));
        }
      }
    }
    return new Table(
        "Every round.",
        List.of(
            "books x updates/s",
            "round",
            "arm",
            "samples",
            "p50 ms",
            "p99 ms",
            "most ms",
            "missing at the end"),
        rows);
  }
}
