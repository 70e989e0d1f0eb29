package io.tidewatch.benchmarks.growth;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import io.tidewatch.benchmarks.rolling.TradeTopic;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Does a trade cost more where the window holds more trades? */
public final class GrowthBenchmark implements Benchmark {
  private static final List<Integer> RATES = List.of(10, 100, 1_000);

  /** Figures of one arm lie this far apart without a cause; a cost that grew would be tenfold. */
  private static final double TARGET = 1.5;

  private final Path directory;
  private final InstantSource clock;

  public GrowthBenchmark(Path directory, InstantSource clock) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    Rounds<TradeCost> window = window(scale);
    Rounds<TradeCost> detector = detector(scale);
    return new Finding(
        "Cost of a trade, by trades in the window",
        method(),
        List.of(
            goal(
                "one trade into the rolling window, CPU",
                window,
                TradeCost::processorNanosPerTrade),
            goal(
                "one trade through the detector, CPU of its thread",
                detector,
                TradeCost::processorNanosPerTrade)),
        List.of(
            table("The window alone.", window, 1),
            table("The detector, under `exactly_once_v2`.", detector, 0)));
  }

  private static Rounds<TradeCost> window(Scale scale) throws Exception {
    int measured = scale.of(200_000, 1_000_000);
    Map<String, Rounds.Arm<TradeCost>> arms = new LinkedHashMap<>();
    for (int rate : RATES) {
      WindowFill fill = new WindowFill(rate, measured);
      arms.put(arm(rate), fill::run);
    }
    return Rounds.run(arms, 2 * scale.warmUpRounds(), scale.rounds());
  }

  private Rounds<TradeCost> detector(Scale scale) throws Exception {
    int measured = scale.of(50_000, 150_000);
    List<TradeTopic> topics = new ArrayList<>();
    try {
      Map<String, Rounds.Arm<TradeCost>> arms = new LinkedHashMap<>();
      for (int rate : RATES) {
        TradeTopic topic = TradeTopic.start(directory.resolve(name() + "-" + rate));
        topics.add(topic);
        DetectorFill fill = new DetectorFill(topic, rate, measured, clock.millis());
        arms.put(arm(rate), fill::run);
      }
      return Rounds.run(arms, scale.warmUpRounds(), scale.rounds());
    } finally {
      topics.forEach(TradeTopic::close);
    }
  }

  private static String arm(int rate) {
    return String.format(Locale.ROOT, "%,d trades/s", rate);
  }

  private static Goal goal(
      String metric, Rounds<TradeCost> rounds, ToDoubleFunction<TradeCost> figure) {
    Spread ratio = rounds.ratio(arm(RATES.getLast()), arm(RATES.getFirst()), figure);
    return Goal.atMost(
        TARGET,
        "x",
        metric + ": 300,000 trades in the window beside 3,000",
        ratio.median(),
        ratio.text(2) + "x");
  }

  private static List<String> method() {
    return List.of(
        "One symbol with 10, 100 and 1,000 trades a second of event time: with full five minutes"
            + " the window holds 3,000, 30,000 and 300,000 trades. What fills the seven minutes"
            + " that are kept (five, and two for late trades) is not measured; after that the same"
            + " number of trades is, whatever the rate, while as many leave the window as come in.",
        "*The window alone*: `RollingWindow.offer`. Its total must equal a plain addition at the"
            + " end. *The detector*: the whole topology over the broker, as in the benchmark of"
            + " rolling totals. At 10 trades a second it has more to say for each trade, since it"
            + " writes totals once a second of event time; this is part of the figure.");
  }

  private static Table table(String caption, Rounds<TradeCost> rounds, int decimals) {
    String figure = "%,." + decimals + "f";
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < rounds.all().size(); i++) {
      for (Map.Entry<String, TradeCost> entry : rounds.all().get(i).entrySet()) {
        TradeCost cost = entry.getValue();
        rows.add(
            List.of(
                Integer.toString(i + 1),
                entry.getKey(),
                String.format(Locale.ROOT, "%,d", cost.trades()),
                String.format(Locale.ROOT, figure, cost.nanosPerTrade()),
                String.format(Locale.ROOT, figure, cost.processorNanosPerTrade())));
      }
    }
    return new Table(
        caption,
        List.of("round", "arm", "trades measured", "ns/trade", "CPU ns/trade of the thread"),
        rows);
  }
}
