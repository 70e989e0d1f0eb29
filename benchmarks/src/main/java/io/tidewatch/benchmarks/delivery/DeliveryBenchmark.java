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
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.alertgate.AlertGateTopology;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How soon are people told, as long as the budget allows it? */
public final class DeliveryBenchmark implements Benchmark {
  private static final String WHOLE_WAY = "alert to message";
  private static final String AFTER_THE_GATE = "notification to message";
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
    Path files = directory.resolve(name());
    try (HouseTopics topics = HouseTopics.start(files.resolve("broker"));
        DetectorRunner gate =
            new DetectorRunner(
                new AlertGateTopology(clock),
                StreamsSettings.single(
                    KafkaAccess.open(topics.servers()), files.resolve("states"), "benchmark"),
                (name, cause) -> {})) {
      gate.start();
      Map<String, Rounds.Arm<LatencyRun>> arms = new LinkedHashMap<>();
      arms.put(WHOLE_WAY, new TelegramArm(topics.servers(), clock, alerts, Beginning.ALERT)::run);
      arms.put(
          AFTER_THE_GATE,
          new TelegramArm(topics.servers(), clock, alerts, Beginning.NOTIFICATION)::run);
      return finding(alerts, Rounds.run(arms, scale.warmUpRounds(), scale.of(2, 3)));
    }
  }

  private static Finding finding(int alerts, Rounds<LatencyRun> rounds) {
    return new Finding(
        "From an alert to a message",
        List.of(
            String.format(
                Locale.ROOT,
                "%,d alerts a round, %d a second, each told by itself to one chat of the local"
                    + " Telegram, whose limits and those of the sink are as many times faster as"
                    + " this takes. Time runs from before the alert is handed to its producer until"
                    + " the chat API has the whole request: between them lie the write, the gate"
                    + " with its transaction, the read, and the transaction that says that the"
                    + " message will be sent. The second way begins behind the gate. Every alert"
                    + " must come once, alone, and nothing too fast.",
                alerts,
                TelegramArm.PER_SECOND)),
        List.of(
            goal(rounds, WHOLE_WAY),
            median(rounds, WHOLE_WAY),
            goal(rounds, AFTER_THE_GATE),
            median(rounds, AFTER_THE_GATE)),
        List.of(table(rounds)));
  }

  private static Goal goal(Rounds<LatencyRun> rounds, String arm) {
    Spread p99 = rounds.spread(arm, LatencyRun::p99);
    return Goal.atMost(
        TARGET_P99_MS, " ms", arm + ", within the budget, p99", p99.median(), p99.text(1) + " ms");
  }

  private static Goal median(Rounds<LatencyRun> rounds, String arm) {
    return Goal.told("the same, p50", rounds.spread(arm, LatencyRun::p50).text(1) + " ms");
  }

  private static Table table(Rounds<LatencyRun> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (String arm : rounds.arms()) {
      int round = 0;
      for (LatencyRun run : rounds.of(arm)) {
        rows.add(
            List.of(
                Integer.toString(++round),
                arm,
                Long.toString(run.samples()),
                text(run.p50()),
                text(run.p99()),
                text(run.millis(100))));
      }
    }
    return new Table(
        "Every round.", List.of("round", "way", "alerts", "p50 ms", "p99 ms", "most ms"), rows);
  }

  private static String text(double millis) {
    return String.format(Locale.ROOT, "%.1f", millis);
  }
}
