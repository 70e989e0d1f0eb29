package io.tidewatch.benchmarks.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyBenchmark;
import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.latency.Load;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import io.tidewatch.benchmarks.wire.Arrivals;
import io.tidewatch.benchmarks.wire.Contents;
import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.benchmarks.wire.Parcel;
import io.tidewatch.benchmarks.wire.Sender;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How long from a frame to its alert, while others read the state that the frames change. */
final class IngestUnderReads {
  /** Ten callers, each with as much as the door lets one of them ask by default. */
  static final int FULL_LOAD = 1_000;

  static final String QUIET = "nobody reads";
  static final String CONSTANT = "constant answers";
  static final String FULL = "full load";
  static final String GREEDY = "as fast as it answers";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double TARGET = 1.1;

  private final Rounds<Run> rounds;

  private IngestUnderReads(Rounds<Run> rounds) {
    this.rounds = rounds;
  }

  /**
   * One run.
   *
   * @param reads answered a second meanwhile
   */
  record Run(LatencyRun latencies, double reads) {
    Run {
      requireNonNull(latencies, "latencies");
    }

    double p99() {
      return latencies.p99();
    }
  }

  static IngestUnderReads measure(
      HouseTopics topics, Path directory, InstantSource clock, Amounts amounts) throws Exception {
    Turns turns =
        Turns.of(
            List.of(QUIET, CONSTANT, FULL, GREEDY),
            Duration.ofSeconds(LatencyBenchmark.LEAD_SECONDS),
            amounts.seconds());
    Round round = new Round(topics, directory, clock, turns);
    return new IngestUnderReads(
        Rounds.mixed(turns.arms(), round::run, amounts.warmUp(), amounts.rounds()));
  }

  private static final class Round {
    /** About as long as the answer of a symbol. */
    private static final byte[] CONSTANT_BODY = "0".repeat(320).getBytes(UTF_8);

    private static final Map<String, Readings.Kind> KINDS =
        Map.of(
            QUIET, new Readings.None(),
            CONSTANT, new Readings.Constant(FULL_LOAD),
            FULL, new Readings.Volumes(FULL_LOAD),
            GREEDY, new Readings.Volumes(Readings.NO_LIMIT));

    private final HouseTopics topics;
    private final Path directory;
    private final InstantSource clock;
    private final Turns turns;
    private int runs;

    private Round(HouseTopics topics, Path directory, InstantSource clock, Turns turns) {
      this.topics = topics;
      this.directory = directory;
      this.clock = clock;
      this.turns = turns;
    }

    /** With a detector that knows nothing yet, so that it is known which alerts must come. */
    private Map<String, Run> run() throws Exception {
      Contents.delete(topics.admin(), Topics.BINANCE_SPOT_TRADES);
      String group = "ingest-" + ++runs;
      try (Instance instance =
              new Instance(topics, directory, group, group, Load.SETTINGS, clock::millis);
          Arrivals arrivals =
              new Arrivals(
                  topics.servers(), Topics.ALERTS.name(), LatencyBenchmark::completingTrade);
          Sender sender = new Sender(topics.servers())) {
        instance.setConstant(CONSTANT_BODY);
        int all = Topics.BINANCE_SPOT_TRADES.partitions();
        Waiting.until("a running detector", PATIENCE, () -> instance.worksOn(all));
        Load load = Load.make(runs, clock.millis(), turns.seconds());
        List<Parcel> parcels = load.parcels(Topics.BINANCE_SPOT_TRADES);
        long first = System.nanoTime() + Load.NANOS_BETWEEN;
        Map<String, Long> reads;
        try (Readings readings = new Readings(instance, turns, KINDS, first)) {
          sender.sendWhenDue(parcels, first);
          int expected = load.alerting().size();
          Waiting.until(expected + " alerts", PATIENCE, () -> arrivals.count() >= expected);
          reads = readings.stop();
        }
        sender.check();
        return runs(LatencyBenchmark.nanos(arrivals, load.alerting(), first), reads);
      }
    }

    /**
     * Each alert counts for the arm that had its turn when its frame was due.
     *
     * @param nanos from when a frame was due, by its number
     */
    private Map<String, Run> runs(Map<Integer, Long> nanos, Map<String, Long> reads) {
      Map<String, Histogram> latencies = new LinkedHashMap<>();
      turns.arms().forEach(arm -> latencies.put(arm, LatencyRun.histogram()));
      nanos.forEach((number, took) ->
          turns
              .countedAt(number * Load.NANOS_BETWEEN)
              .ifPresent(arm -> latencies.get(arm).recordValue(took)));
      Map<String, Run> runs = new LinkedHashMap<>();
      latencies.forEach((arm, histogram) ->
          runs.put(
              arm,
              new Run(
                  new LatencyRun(histogram),
                  reads.getOrDefault(arm, 0L) / turns.countedSeconds())));
      return runs;
    }
  }

  List<Goal> goals() {
    Spread full = rounds.ratio(FULL, QUIET, Run::p99);
    Spread greedy = rounds.ratio(GREEDY, QUIET, Run::p99);
    return List.of(
        Goal.atMost(
            TARGET,
            "x",
            String.format(
                Locale.ROOT, "frame to alert under %,d reads a second beside none, p99", FULL_LOAD),
            full.median(),
            full.text(2) + "x"),
        Goal.told(
            "the same beside as many answers that are always the same, p99",
            rounds.ratio(FULL, CONSTANT, Run::p99).text(2) + "x"),
        Goal.told(
            "the same while "
                + Asker.CONNECTIONS
                + " connections read as fast as they are answered, p99",
            greedy.text(2) + "x"));
  }

  Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (String arm : rounds.arms()) {
      int round = 0;
      for (Run run : rounds.of(arm)) {
        rows.add(
            List.of(
                Integer.toString(++round),
                arm,
                Long.toString(run.latencies().samples()),
                String.format(Locale.ROOT, "%,.0f", run.reads()),
                String.format(Locale.ROOT, "%.1f", run.latencies().p50()),
                String.format(Locale.ROOT, "%.1f", run.p99())));
      }
    }
    return new Table(
        "Ingest, every round.",
        List.of("round", "readers", "alerts", "reads a second", "p50 ms", "p99 ms"),
        rows);
  }
}
