package io.tidewatch.benchmarks.whale;

import io.tidewatch.benchmarks.measure.Rounds;
import io.tidewatch.benchmarks.measure.Spread;
import io.tidewatch.benchmarks.report.Finding;
import io.tidewatch.benchmarks.report.Goal;
import io.tidewatch.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts the rounds of {@link WhaleBenchmark} into words and tables. */
final class WhaleFinding {
  private static final double TARGET_P99_MS = 100;

  private WhaleFinding() {}

  static Finding of(int seconds, Rounds<TradeRun> trades, Rounds<OpenOrdersRun> orders) {
    return new Finding(
        "From a public trade to a trading signal",
        method(seconds),
        goals(trades, orders),
        List.of(latencies(trades), sizes(orders)));
  }

  private static List<String> method(int seconds) {
    return List.of(
        String.format(
            Locale.ROOT,
            "*%s*: %,d addresses that are seen by public trades, %d coins, %,d trades a second,"
                + " each in a frame of its own; every fifth has a watched buyer. Public trades name"
                + " no order, so each is an order that ends with the first record of the tenth of a"
                + " second that is three seconds later or more; time runs from the moment at which"
                + " that record is due until a `read_committed` consumer has the signal. Forty"
                + " orders end together. Of the %d s measured, after 5 s that do not count, exactly"
                + " these signals must come, each once. Broker, sender, detector and reader share"
                + " one JVM.",
            WhaleBenchmark.TRADES,
            WhaleBenchmark.ADDRESSES,
            WhaleBenchmark.COINS,
            WhaleBenchmark.TRADES_PER_SECOND,
            seconds),
        "*Open orders*: that many orders of ten addresses with channels of their own, one fill"
            + " each. Then time passes in steps in which orders are looked for that are over, and"
            + " none is; the detector starts once more without local state; and all of them are"
            + " over at once.");
  }

  private static List<Goal> goals(Rounds<TradeRun> trades, Rounds<OpenOrdersRun> orders) {
    Spread p99 = trades.spread(WhaleBenchmark.TRADES, TradeRun::p99);
    String many = WhaleBenchmark.arm(WhaleBenchmark.MANY_ORDERS);
    String few = WhaleBenchmark.arm(WhaleBenchmark.FEW_ORDERS);
    return List.of(
        Goal.atMost(
            TARGET_P99_MS,
            " ms",
            "1,000 addresses, 200 coins, 2,000 trades a second: end of the order to signal readable"
                + " (read_committed), p99",
            p99.median(),
            p99.text(1) + " ms"),
        Goal.told(
            "CPU meanwhile: of the stream thread; of everything, with broker and sender",
            trades.spread(WhaleBenchmark.TRADES, TradeRun::threadPercent).text(0)
                + "; "
                + trades.spread(WhaleBenchmark.TRADES, TradeRun::processorPercent).text(0)
                + " % of one core"),
        Goal.told(
            "one look for orders that are over, none of 100,000 is; of 10,000",
            orders.spread(many, OpenOrdersRun::scanMicros).text(0)
                + "; "
                + orders.spread(few, OpenOrdersRun::scanMicros).text(0)
                + " us of the stream thread, with a commit"),
        Goal.told(
            "100,000 open orders: heap; restored without local state; all over at once, to the last"
                + " signal",
            orders.spread(many, OpenOrdersRun::heapMegabytes).text(1)
                + " MB; "
                + orders.spread(many, OpenOrdersRun::restoreMillis).text(0)
                + " ms; "
                + orders.spread(many, OpenOrdersRun::closeMillis).text(0)
                + " ms"));
  }

  private static Table latencies(Rounds<TradeRun> trades) {
    List<List<String>> rows = new ArrayList<>();
    List<TradeRun> runs = trades.of(WhaleBenchmark.TRADES);
    for (int i = 0; i < runs.size(); i++) {
      TradeRun run = runs.get(i);
      rows.add(
          List.of(
              Integer.toString(i + 1),
              Long.toString(run.latencies().samples()),
              text("%.1f", run.p50()),
              text("%.1f", run.p99()),
              text("%.1f", run.latencies().millis(100)),
              text("%.0f", run.threadPercent()),
              text("%.0f", run.processorPercent())));
    }
    return new Table(
        "Trades, every round.",
        List.of(
            "round",
            "signals",
            "p50 ms",
            "p99 ms",
            "most ms",
            "% of a core, thread",
            "% of a core, everything"),
        rows);
  }

  private static Table sizes(Rounds<OpenOrdersRun> orders) {
    List<List<String>> rows = new ArrayList<>();
    for (String arm : orders.arms()) {
      for (OpenOrdersRun run : orders.of(arm)) {
        rows.add(
            List.of(
                arm,
                text("%.1f", run.heapMegabytes()),
                text("%.0f", run.scanMicros()),
                text("%.0f", run.restoreMillis()),
                text("%.0f", run.closeMillis())));
      }
    }
    return new Table(
        "Open orders, every round.",
        List.of("arm", "heap MB", "one look, us", "restored, ms", "all over, ms"),
        rows);
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
