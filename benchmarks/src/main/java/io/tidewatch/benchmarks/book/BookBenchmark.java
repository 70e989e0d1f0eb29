package io.tidewatch.benchmarks.book;

import io.tidewatch.benchmarks.Benchmark;
import io.tidewatch.benchmarks.Scale;
import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import io.tidewatch.topology.okx.BookFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long does it take to keep an order book, beside XChange's? */
public final class BookBenchmark implements Benchmark {
  private static final String OURS = "detector";
  private static final String XCHANGE = "XChange";
  private static final String ALONE = "detector, frames read before";
  private static final double TARGET = 5;
  private static final double TARGET_MICROS = 50;
  private static final double HIGH = 99.9;
  private static final double MIDDLE = 50;
  private static final long SEED = 1;

  @Override
  public String name() {
    return "book";
  }

  @Override
  public Finding run(Scale scale) throws Exception {
    int updates = scale.of(2_000, 20_000);
    List<Goal> goals = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    for (int changed : List.of(5, 20)) {
      String what = changed + "+" + changed + " changed levels";
      Rounds<BookRun> rounds = measure(BookFrames.make(SEED, updates, changed), scale);
      goals.addAll(goals(what, rounds));
      tables.add(table("With " + what + ":", rounds));
    }
    return new Finding("Keeping an order book", method(updates), goals, tables);
  }

  private static Rounds<BookRun> measure(BookFrames feed, Scale scale) throws Exception {
    List<BookFrame> read = feed.updates().stream().map(OurBook::parse).toList();
    Map<String, Rounds.Arm<BookRun>> arms = new LinkedHashMap<>();
    arms.put(OURS, () -> BookRun.whole(feed, new OurBook()));
    arms.put(XCHANGE, () -> BookRun.whole(feed, new XChangeBook()));
    arms.put(ALONE, () -> BookRun.bookAlone(feed, read, new OurBook()));
    Rounds<BookRun> rounds = Rounds.run(arms, scale.of(1, 3), scale.of(2, 7));
    double expected = rounds.of(OURS).getFirst().micropriceSum();
    for (String arm : rounds.arms()) {
      rounds.of(arm).forEach(run -> same(arm, expected, run.micropriceSum()));
    }
    return rounds;
  }

  private static void same(String arm, double expected, double was) {
    // Sums of doubles that were divided in another order differ in their last digits.
    if (Math.abs(was / expected - 1) > 1e-9) {
      throw new Different("microprices of " + arm + ": expected " + expected + ", was " + was);
    }
  }

  private static List<Goal> goals(String what, Rounds<BookRun> rounds) {
    Spread ratio = rounds.ratio(OURS, XCHANGE, BookRun::perNano);
    Spread high = rounds.spread(ALONE, run -> run.micros(HIGH));
    return List.of(
        Goal.atLeast(
            TARGET,
            "x",
            "updates of a book, " + what + ", JSON and validation included, beside XChange",
            ratio.median(),
            ratio.text(2) + "x"),
        Goal.told(
            "the same, by processor time",
            rounds.ratio(OURS, XCHANGE, BookRun::perProcessorNano).text(2) + "x"),
        Goal.atMost(
            TARGET_MICROS,
            " us",
            "p99.9 of an update of the book itself, " + what,
            high.median(),
            high.text(1) + " us"));
  }

  private static List<String> method(int updates) {
    return List.of(
        String.format(
            Locale.ROOT,
            "A generated feed of one instrument in the layout of OKX: a snapshot of 400 levels a"
                + " side, then %,d updates that each change as many levels on both sides (one"
                + " deleted, one new, the others of another size, most near the best price), read"
                + " by one thread. After each update the microprice is computed from the best"
                + " levels.",
            updates),
        "*detector* is `BookFrameParser` and `BookKeeper`, which check every value and the chain of"
            + " numbers. *XChange* binds the frames with Jackson to the types of `xchange-okex` and"
            + " updates `org.knowm.xchange.dto.marketdata.OrderBook` level by level; it checks no"
            + " chain. *detector, frames read before* is the book without the JSON. At the end of"
            + " each run all 800 levels must be those of the market that made the feed, price and"
            + " size, and the sum of the microprices must be the same for all arms.");
  }

  private static Table table(String caption, Rounds<BookRun> rounds) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < rounds.all().size(); i++) {
      for (Map.Entry<String, BookRun> entry : rounds.all().get(i).entrySet()) {
        rows.add(row(i + 1, entry.getKey(), entry.getValue()));
      }
    }
    return new Table(
        caption,
        List.of(
            "round",
            "arm",
            "us/update",
            "CPU us/update",
            "p50 us",
            "p99.9 us",
            "bytes allocated/update"),
        rows);
  }

  private static List<String> row(int round, String arm, BookRun run) {
    return List.of(
        Integer.toString(round),
        arm,
        decimal(run.perUpdate() / 1_000),
        decimal(run.processorPerUpdate() / 1_000),
        decimal(run.micros(MIDDLE)),
        decimal(run.micros(HIGH)),
        String.format(Locale.ROOT, "%.0f", (double) run.bytes() / run.updates()));
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
