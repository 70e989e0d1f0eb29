package io.tidewatch.benchmarks.tokenpool;

import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Puts the rounds of {@link TokenPoolSizeBenchmark} into words and tables. */
final class TokenPoolSizeFinding {
  private TokenPoolSizeFinding() {}

  static Finding of(Rounds<SizeRun> sizes) {
    return new Finding(
        "Token pools of two sizes",
        List.of(
            "A published pool, a detector without state, and then frames of 95 pairs as fast as"
                + " they are taken, about the same number of items for both sizes; half of the"
                + " items are below every threshold and most of the others near one. After that the"
                + " detector starts once more without local state."),
        List.of(
            growth(sizes, "CPU of the stream thread for an item", SizeRun::threadMicrosPerItem),
            growth(
                sizes, "state of a pair, keys and newest values", SizeRun::changelogBytesPerPair),
            growth(sizes, "time to restore, whole", SizeRun::restoreMillis)),
        List.of(sizes(sizes)));
  }

  private static Goal growth(
      Rounds<SizeRun> sizes, String metric, ToDoubleFunction<SizeRun> figure) {
    return Goal.told(
        metric + ": 190,000 pairs beside 1,900",
        sizes
                .ratio(
                    TokenPoolSizeBenchmark.arm(TokenPoolSizeBenchmark.MANY),
                    TokenPoolSizeBenchmark.arm(TokenPoolBenchmark.PAIRS),
                    figure)
                .text(2)
            + "x");
  }

  private static Table sizes(Rounds<SizeRun> sizes) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < sizes.all().size(); i++) {
      for (Map.Entry<String, SizeRun> entry : sizes.all().get(i).entrySet()) {
        SizeRun run = entry.getValue();
        rows.add(
            List.of(
                Integer.toString(i + 1),
                entry.getKey(),
                text("%,.0f", run.fillMillis()),
                text("%,.0f", run.itemsPerSecond()),
                text("%.1f", run.threadMicrosPerItem()),
                text("%,.1f", run.changelogBytes() / 1e6),
                text("%,.0f", run.changelogBytesPerPair()),
                text("%,.1f", run.storeBytes() / 1e6),
                text("%,.0f", run.restoreMillis()),
                text("%,.1f", run.restoreMicrosPerPair())));
      }
    }
    return new Table(
        "Two sizes.",
        List.of(
            "round",
            "pool",
            "known ms",
            "items/s",
            "CPU us/item of the thread",
            "state MB",
            "state bytes/pair",
            "on disk MB",
            "restored ms",
            "restored us/pair"),
        rows);
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
