package io.tidewatch.benchmarks.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.benchmarks.wire.Sender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long do nine days of all contracts take? Needs the recording. */
public final class FuturesReplayBenchmark implements Benchmark {
  private static final String REPLAY = "replay";
  private static final double TARGET_SECONDS = 60;

  private final Path directory;
  private final Path data;
  private final InstantSource clock;

  /**
   * @param data where recordings lie
   */
  public FuturesReplayBenchmark(Path directory, Path data, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.data = requireNonNull(data, "data");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "futures-replay";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    Path file = RecordedBars.in(data);
    if (!Files.isReadable(file)) {
      return finding(
          List.of(
              Goal.told("nine days of 510 contracts", "not measured: the recording is not here")));
    }
    RecordedBars bars = RecordedBars.read(file);
    Path here = directory.resolve(name());
    try (HouseTopics topics = HouseTopics.start(here.resolve("broker"));
        Sender sender = new Sender(topics.servers())) {
      ReplayArm arm = new ReplayArm(topics, sender, here.resolve("states"), clock, bars);
      Rounds<ReplayRun> rounds =
          Rounds.run(Map.of(REPLAY, arm::run), scale.of(0, 1), scale.of(1, 3));
      Different.check(
          "kinds of alerts over the rounds",
          1,
          rounds.of(REPLAY).stream().map(ReplayRun::alerts).collect(Collectors.toSet()).size());
      Spread seconds = rounds.spread(REPLAY, ReplayRun::seconds);
      return finding(
          List.of(
              Goal.atMost(
                  TARGET_SECONDS,
                  " s",
                  String.format(
                      Locale.ROOT,
                      "%,d bars of %d contracts through Kafka: first frame sent to last alert"
                          + " committed",
                      bars.bars(),
                      bars.symbols()),
                  seconds.median(),
                  seconds.text(1) + " s"),
              Goal.told(
                  "CPU meanwhile, of everything, with broker and sender",
                  rounds.spread(REPLAY, run -> run.processorNanos() / 1e9).text(1) + " s"),
              Goal.told(
                  "alerts, the same in every round",
                  Integer.toString(rounds.of(REPLAY).getFirst().alerts().size()))));
    }
  }

  private static Finding finding(List<Goal> goals) {
    return new Finding(
        "Nine days of futures",
        List.of(
            "Recorded bars of all perpetuals, each as one frame that says that it is over, as fast"
                + " as they go. Every bar must be closed once, and every round must raise the same"
                + " alerts. Broker, sender, detector and reader share one JVM."),
        goals,
        List.of());
  }
}
