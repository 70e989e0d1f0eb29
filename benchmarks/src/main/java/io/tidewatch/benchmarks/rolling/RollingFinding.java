package io.tidewatch.benchmarks.rolling;

import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the rounds of {@link RollingBenchmark} into words and tables. */
final class RollingFinding {
  static final String DETECTOR = "detector";
  static final String STREAMS = "Streams alone";
  static final String DRAIN = "bare consumer";
  private static final double TARGET = 0.5;

  private RollingFinding() {}

  static Finding of(int records, Rounds<ReadingRun> rounds) {
    Spread ratio = rounds.ratio(DETECTOR, DRAIN, ReadingRun::perSecond);
    List<Goal> goals =
        List.of(
            Goal.atLeast(
                TARGET,
                "x",
                "rolling totals under exactly_once_v2, records/s beside a bare consumer",
                ratio.median(),
                ratio.text(2) + "x"),
            Goal.told(
                "records/s of the detector",
                rounds.spread(DETECTOR, ReadingRun::perSecond).text(0)),
            Goal.told(
                "the same, by CPU of the reading thread",
                rounds.ratio(DRAIN, DETECTOR, ReadingRun::threadMicros).text(2) + "x"),
            Goal.told(
                "the same, beside a topology that only counts, records/s",
                rounds.ratio(DETECTOR, STREAMS, ReadingRun::perSecond).text(2) + "x"),
            Goal.told(
                "a topology that only counts, beside a bare consumer, by time and by CPU",
                rounds.ratio(STREAMS, DRAIN, ReadingRun::perSecond).text(2)
                    + "x, "
                    + rounds.ratio(DRAIN, STREAMS, ReadingRun::threadMicros).text(2)
                    + "x"),
            Goal.told(
                "records/s of the bare consumer",
                rounds.spread(DRAIN, ReadingRun::perSecond).text(0)));
    return new Finding("Rolling totals", method(records), goals, List.of(table(rounds)));
  }

  private static List<String> method(int records) {
    return List.of(
        String.format(
            Locale.ROOT,
            "%,d frames of 20 symbols, 1,000 a second of event time, stand in a topic of one"
                + " partition; broker, detector and consumer share one JVM. Two symbols are over"
                + " the threshold nearly all the time, the others stay below it; the last frame"
                + " raises an alert.",
            records),
        "*detector*: the large-trades topology as the house runs it (`exactly_once_v2`, one thread,"
            + " a commit a second and one at each alert), each time with a new application id and"
            + " empty state. Timed from the first trade it has processed until the offsets of all"
            + " are committed. Its totals, over the whole and over the last five minutes of each"
            + " symbol, must equal those of a plain addition.",
        "*Streams alone*: a topology with the same settings that counts the records, and no more."
            + " It shows what Kafka Streams takes for itself; its last commit comes with the"
            + " interval, so up to a second of waiting is in its figure.",
        "*bare consumer*: polls the same topic with the settings that Streams gives its own"
            + " consumer and adds up the bytes, which must be the same each time. Timed from its"
            + " first records to its last.");
  }

  private static Table table(Rounds<ReadingRun> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < rounds.all().size(); i++) {
      Map<String, ReadingRun> round = rounds.all().get(i);
      for (Map.Entry<String, ReadingRun> run : round.entrySet()) {
        rows.add(
            List.of(
                Integer.toString(i + 1),
                run.getKey(),
                String.format(Locale.ROOT, "%,.0f", run.getValue().perSecond()),
                String.format(Locale.ROOT, "%.2f", run.getValue().threadMicros()),
                String.format(Locale.ROOT, "%.2f", run.getValue().processorMicros()),
                String.format(
                    Locale.ROOT,
                    "%.2f",
                    run.getValue().perSecond() / round.get(DRAIN).perSecond())));
      }
    }
    return new Table(
        "",
        List.of(
            "round",
            "arm",
            "records/s",
            "CPU us/record of the reading thread",
            "of the process, with the broker",
            "ratio"),
        rows);
  }
}
