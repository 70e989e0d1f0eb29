package io.tidewatch.benchmarks.history;

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
import java.util.SplittableRandom;

/** How long does a page of alerts take when there are a million of them? */
public final class AlertHistoryBenchmark implements Benchmark {
  private static final double TARGET_P99_MS = 50;
  private static final int PAGE = 50;
  private static final int LARGE_PAGE = 500;

  /** Of a rule and a subject there are a thousandth of all: a quick run has a few. */
  private static final int SMALL_PAGE = 10;

  private final Path directory;
  private final InstantSource clock;

  public AlertHistoryBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "alert-history";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    int count = scale.of(40_000, 1_000_000);
    int requests = scale.of(300, 2_000);
    MadeAlerts alerts = new MadeAlerts(count, clock.millis());
    try (AlertArchive archive = AlertArchive.start(directory.resolve(name()), alerts)) {
      Rounds<PageRun> rounds =
          Rounds.run(arms(archive, requests), scale.warmUpRounds(), scale.rounds());
      List<Goal> goals = new ArrayList<>();
      rounds.arms().forEach(arm -> goals.add(goal(rounds, arm)));
      goals.add(
          Goal.told(
              "filling the history, with sending",
              String.format(
                  Locale.ROOT,
                  "%,.0f s, %,.0f alerts a second",
                  archive.filledSeconds(),
                  count / archive.filledSeconds())));
      return new Finding(
          "Pages of alerts",
          List.of(
              String.format(
                  Locale.ROOT,
                  "%,d alerts of %d rules and %d subjects in the stores of the detector, on disk."
                      + " One server, one connection, one request after the other, %,d for each"
                      + " question in each round, at places chosen by chance. Every page must be"
                      + " full.",
                  count,
                  MadeAlerts.RULES.size(),
                  MadeAlerts.SUBJECTS,
                  requests)),
          goals,
          List.of(table(rounds)));
    }
  }

  private static Map<String, Rounds.Arm<PageRun>> arms(AlertArchive archive, int requests) {
    MadeAlerts alerts = archive.alerts();
    Map<String, Rounds.Arm<PageRun>> arms = new LinkedHashMap<>();
    arms.put("the newest of all, " + PAGE, () -> archive.ask(requests, PAGE, chance -> page(PAGE)));
    arms.put(
        "all, up to any time, " + PAGE,
        () -> archive.ask(requests, PAGE, chance -> page(PAGE) + upTo(alerts, chance)));
    arms.put(
        "of a rule, up to any time, " + PAGE,
        () ->
            archive.ask(
                requests, PAGE, chance -> page(PAGE) + rule(chance) + upTo(alerts, chance)));
    arms.put(
        "of a subject and severity, up to any time, " + SMALL_PAGE,
        () ->
            archive.ask(
                requests,
                SMALL_PAGE,
                chance ->
                    page(SMALL_PAGE) + subject(chance) + "&severity=minor" + upTo(alerts, chance)));
    arms.put(
        "of a rule and a subject, " + SMALL_PAGE,
        () ->
            archive.ask(
                requests, SMALL_PAGE, chance -> page(SMALL_PAGE) + rule(chance) + subject(chance)));
    arms.put(
        "all, up to any time, " + LARGE_PAGE,
        () ->
            archive.ask(
                requests / 10, LARGE_PAGE, chance -> page(LARGE_PAGE) + upTo(alerts, chance)));
    return arms;
  }

  private static String page(int limit) {
    return "/api/alerts?limit=" + limit;
  }

  private static String rule(SplittableRandom chance) {
    return "&rule=" + MadeAlerts.RULES.get(chance.nextInt(MadeAlerts.RULES.size()));
  }

  private static String subject(SplittableRandom chance) {
    return "&subject=" + MadeAlerts.subject(chance.nextInt(MadeAlerts.SUBJECTS));
  }

  /** From the second half, so that there are enough older ones. */
  private static String upTo(MadeAlerts alerts, SplittableRandom chance) {
    return "&to=" + alerts.timeMs(chance.nextInt(alerts.count() / 2, alerts.count()));
  }

  private static Goal goal(Rounds<PageRun> rounds, String arm) {
    Spread p99 = rounds.spread(arm, PageRun::p99);
    return Goal.atMost(
        TARGET_P99_MS, " ms", "a page: " + arm + "; p99", p99.median(), p99.text(1) + " ms");
  }

  private static Table table(Rounds<PageRun> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (String arm : rounds.arms()) {
      int round = 0;
      for (PageRun run : rounds.of(arm)) {
        rows.add(
            List.of(
                Integer.toString(++round),
                arm,
                Long.toString(run.bytes()),
                String.format(Locale.ROOT, "%.2f", run.p50()),
                String.format(Locale.ROOT, "%.2f", run.p99()),
                String.format(Locale.ROOT, "%.2f", run.latencies().millis(100))));
      }
    }
    return new Table(
        "Every round.", List.of("round", "page", "bytes", "p50 ms", "p99 ms", "most ms"), rows);
  }
}
