package io.tidewatch.benchmarks.parse;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import io.tidewatch.topology.binance.SpotTrade;
import io.tidewatch.topology.binance.SpotTradeParser;
import io.tidewatch.topology.parse.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** How long does it take to read a trade frame, beside Jackson's databind? */
public final class ParseBenchmark implements Benchmark {
  private static final String OURS = "detector";
  private static final String JACKSON = "Jackson";
  private static final String LAX_JACKSON = "Jackson, lax";
  private static final double TARGET = 4;
  private static final long SEED = 1;
  private static final int VALID = 20_000;
  private static final int DAMAGED = 100_000;

  /**
   * One run of an arm.
   *
   * @param checksum of all that was read; it also keeps the reading from being optimised away
   */
  private record Run(long frames, long nanos, long processorNanos, long bytes, long checksum) {
    double perFrame() {
      return (double) nanos / frames;
    }

    double processorPerFrame() {
      return (double) processorNanos / frames;
    }

    double perNano() {
      return 1 / perFrame();
    }

    double perProcessorNano() {
      return 1 / processorPerFrame();
    }
  }

  @Override
  public String name() {
    return "parse";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    FrameCorpus corpus = FrameCorpus.make(SEED, VALID, DAMAGED);
    JacksonReader strict = new JacksonReader(true);
    JacksonReader lax = new JacksonReader(false);
    int refused = SameReading.check(corpus, ParseBenchmark::ours, strict::read);
    int passes = scale.of(20, 100);
    List<byte[]> frames = corpus.valid();
    Map<String, Rounds.Arm<Run>> arms = new LinkedHashMap<>();
    arms.put(OURS, () -> run(frames, passes, ParseBenchmark::ours));
    arms.put(JACKSON, () -> run(frames, passes, strict::read));
    arms.put(LAX_JACKSON, () -> run(frames, passes, lax::read));
    Rounds<Run> rounds = Rounds.run(arms, scale.of(1, 3), scale.of(2, 7));
    checkSums(rounds);
    return finding(refused, rounds);
  }

  private static SpotTrade ours(byte[] frame) {
    return SpotTradeParser.parseFrame(frame) instanceof Parsed.Ok<SpotTrade>(var trade, var raw)
        ? trade
        : null;
  }

  private static Run run(List<byte[]> frames, int passes, Function<byte[], SpotTrade> reader) {
    long checksum = 0;
    long bytes = ProcessorTime.allocatedByThread();
    long processor = ProcessorTime.ofThread();
    long begin = System.nanoTime();
    for (int pass = 0; pass < passes; pass++) {
      for (byte[] frame : frames) {
        SpotTrade trade = reader.apply(frame);
        checksum = checksum * 31 + trade.notional() + trade.firstId() + trade.timeMs();
      }
    }
    long nanos = System.nanoTime() - begin;
    return new Run(
        (long) frames.size() * passes,
        nanos,
        ProcessorTime.ofThread() - processor,
        ProcessorTime.allocatedByThread() - bytes,
        checksum);
  }

  private static void checkSums(Rounds<Run> rounds) {
    long expected = rounds.of(OURS).getFirst().checksum;
    for (String arm : rounds.arms()) {
      rounds.of(arm).forEach(run -> Different.check("checksum of " + arm, expected, run.checksum));
    }
  }

  private static Finding finding(int refused, Rounds<Run> rounds) {
    Spread ratio = rounds.ratio(OURS, JACKSON, Run::perNano);
    Spread laxRatio = rounds.ratio(OURS, LAX_JACKSON, Run::perNano);
    List<Goal> goals =
        List.of(
            Goal.atLeast(
                TARGET,
                "x",
                "reading a trade frame, validated, beside Jackson databind with equal validation",
                ratio.median(),
                ratio.text(2) + "x"),
            Goal.told(
                "the same, by processor time",
                rounds.ratio(OURS, JACKSON, Run::perProcessorNano).text(2) + "x"),
            Goal.told("beside Jackson that lets repeated names pass", laxRatio.text(2) + "x"),
            Goal.told("ns a frame", rounds.spread(OURS, Run::perFrame).text(0)));
    return new Finding("Reading a trade frame", method(refused), goals, List.of(table(rounds)));
  }

  private static List<String> method(int refused) {
    return List.of(
        String.format(
            Locale.ROOT,
            "%,d generated frames of 20 symbols in the venue's layout, read again and again by one"
                + " thread. *detector* is `SpotTradeParser`. *%s* binds to records, checks types,"
                + " ranges and decimals as the detector does, multiplies with `BigDecimal`, and"
                + " refuses repeated names. *%s* does not refuse those, which saves it time.",
            VALID,
            JACKSON,
            LAX_JACKSON),
        String.format(
            Locale.ROOT,
            "Before that, the first two read %,d damaged frames (a byte changed, the end cut off,"
                + " a value replaced) and must agree on each: %,d were refused by both, the others"
                + " were understood the same. On the valid frames all must find the id, time,"
                + " side, symbol and notional that were put in.",
            DAMAGED,
            refused));
  }

  private static Table table(Rounds<Run> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < rounds.all().size(); i++) {
      for (Map.Entry<String, Run> entry : rounds.all().get(i).entrySet()) {
        Run run = entry.getValue();
        rows.add(
            List.of(
                Integer.toString(i + 1),
                entry.getKey(),
                String.format(Locale.ROOT, "%.1f", run.perFrame()),
                String.format(Locale.ROOT, "%.1f", run.processorPerFrame()),
                String.format(Locale.ROOT, "%.0f", (double) run.bytes / run.frames)));
      }
    }
    return new Table(
        "", List.of("round", "arm", "ns/frame", "CPU ns/frame", "bytes allocated/frame"), rows);
  }
}
