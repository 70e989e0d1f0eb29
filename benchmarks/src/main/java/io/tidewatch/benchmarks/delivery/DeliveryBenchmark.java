package io.tidewatch.benchmarks.delivery;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import io.tidewatch.benchmarks.wire.HouseTopics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How soon are people told, as long as the budget allows it? */
public final class DeliveryBenchmark implements Benchmark {
  private static final String TELEGRAM = "notification to message";
  private static final double TARGET_P99_MS = 100;

  private final Path directory;
  private final InstantSource clock;

  public DeliveryBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    int alerts = scale.of(100, 400);
    try (HouseTopics topics = HouseTopics.start(directory.resolve(name()))) {
      TelegramArm arm = new TelegramArm(topics.servers(), clock, alerts);
      return finding(
          alerts, Rounds.run(Map.of(TELEGRAM, arm::run), scale.warmUpRounds(), scale.of(2, 3)));
    }
  }

  private static Finding finding(int alerts, Rounds<LatencyRun> rounds) {
    Spread p99 = rounds.spread(TELEGRAM, LatencyRun::p99);
    return new Finding(
        "From a notification to a message",
        List.of(
            String.format(
                Locale.ROOT,
                "%,d alerts a round, %d a second, each told by itself to one chat of the local"
                    + " Telegram, whose limits and those of the sink are as many times faster as"
                    + " this takes. Time runs from before the notification is handed to its"
                    + " producer until the chat API has the whole request: between them lie the"
                    + " write, the read, and the transaction that says that the message will be"
                    + " sent. Every alert must come once, alone, and nothing too fast.",
                alerts,
                TelegramArm.PER_SECOND)),
        List.of(
            Goal.atMost(
                TARGET_P99_MS,
                " ms",
                "notification to request at the chat API, within the budget, p99",
                p99.median(),
                p99.text(1) + " ms"),
            Goal.told("the same, p50", rounds.spread(TELEGRAM, LatencyRun::p50).text(1) + " ms")),
        List.of(table(rounds)));
  }

  private static Table table(Rounds<LatencyRun> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (LatencyRun run : rounds.of(TELEGRAM)) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              Long.toString(run.samples()),
              text(run.p50()),
              text(run.p99()),
              text(run.millis(100))));
    }
    return new Table(
        "Every round.", List.of("round", "alerts", "p50 ms", "p99 ms", "most ms"), rows);
  }

  private static String text(double millis) {
    return String.format(Locale.ROOT, "%.1f", millis);
  }
}
