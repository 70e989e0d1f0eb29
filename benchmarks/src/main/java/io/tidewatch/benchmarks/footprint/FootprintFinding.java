package io.tidewatch.benchmarks.footprint;

import io.tidewatch.benchmarks.footprint.FootprintBenchmark.Phases;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Puts into words what processes took. */
final class FootprintFinding {
  private static final double FEED_MB = 100;
  private static final double DETECTOR_MB = 150;
  private static final double DETECTOR_PERCENT = 5;
  private static final double RATIO = 1.5;

  private FootprintFinding() {}

  static Finding of(Phases phases, String loads, List<Measured> all) {
    Measured feed =
        all.stream()
            .filter(measured -> measured.name().startsWith("feed "))
            .max(Comparator.comparing(measured -> measured.loaded().residentBytes()))
            .orElseThrow();
    Measured detector = named("detect large-trades", all);
    Measured bare = named(MeasuredHouse.BARE_CONSUMER, all);
    double ratio = detector.loaded().cores() / bare.loaded().cores();
    return new Finding(
        "What each process takes",
        List.of(
            "Each part is a process of its own, with the flags and the cache of classes that the"
                + " image gives it; broker and simulated venues are one further process, on the"
                + " same two cores. All run at the same time. Venues: "
                + loads
                + ".",
            String.format(
                Locale.ROOT,
                "*idle*: feeds are connected and nothing comes, %d s. Then everything is played:"
                    + " %d s that do not count, %d s that do. Once a second Linux is asked for the"
                    + " resident set of each process (the most of these is told), its open files"
                    + " and its processor time (told as a share of one core). At the end a large"
                    + " trade of each pair must raise its alert, once, and every detector must have"
                    + " judged everything.",
                phases.idle().toSeconds(),
                phases.warmUp().toSeconds(),
                phases.load().toSeconds()),
            "*bare consumer*: a loop over the topic of trades with the settings of Kafka Streams'"
                + " own consumer, in a process with the flags of a feed, that counts bytes."),
        List.of(
            Goal.atMost(
                FEED_MB,
                " MB",
                "memory of a feed, the largest (" + feed.name() + ")",
                feed.loaded().megabytes(),
                text("%.0f MB", feed.loaded().megabytes())),
            Goal.atMost(
                DETECTOR_MB,
                " MB",
                "memory of `detect large-trades`, with its HTTP server (ambition: 100 MB)",
                detector.loaded().megabytes(),
                text("%.0f MB", detector.loaded().megabytes())),
            Goal.atMost(
                DETECTOR_PERCENT,
                " % of a core",
                "processor time of `detect large-trades` at 2,000 trades/s (ambition: 2 %)",
                detector.loaded().percent(),
                text("%.1f %%", detector.loaded().percent())),
            Goal.atMost(
                RATIO, "x", "the same, beside a bare consumer", ratio, text("%.2fx", ratio))),
        List.of(
            new Table(
                "",
                List.of(
                    "process",
                    "memory idle, MB",
                    "under load",
                    "core idle, %",
                    "under load",
                    "files idle",
                    "under load"),
                all.stream().map(FootprintFinding::row).toList())));
  }

  private static List<String> row(Measured measured) {
    return List.of(
        measured.name(),
        text("%.0f", measured.idle().megabytes()),
        text("%.0f", measured.loaded().megabytes()),
        text("%.1f", measured.idle().percent()),
        text("%.1f", measured.loaded().percent()),
        Long.toString(measured.idle().files()),
        Long.toString(measured.loaded().files()));
  }

  private static Measured named(String name, List<Measured> all) {
    return all.stream().filter(measured -> measured.name().equals(name)).findFirst().orElseThrow();
  }

  private static String text(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }
}
