package io.tidewatch.benchmarks.growth;

import io.tidewatch.benchmarks.measure.Different;
import io.tidewatch.benchmarks.measure.ProcessorTime;
import io.tidewatch.topology.largetrades.LargeTradesRule;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.RollingWindow;
import io.tidewatch.topology.largetrades.WindowTrade;

/** Trades of one symbol, at a steady rate, into a window. */
final class WindowFill {
  private static final LargeTradesSettings SETTINGS = LargeTradesSettings.DEFAULT;

  // Amounts repeat, so that the right total can be told without another window.
  private static final int AMOUNTS = 1_000;

  private final int tradesASecond;
  private final int measured;

  WindowFill(int tradesASecond, int measured) {
    this.tradesASecond = tradesASecond;
    this.measured = measured;
  }

  TradeCost run() {
    long windowMs = SETTINGS.window().toMillis();
    long keptMs = windowMs + SETTINGS.allowedLateness().toMillis();
    RollingWindow window = new RollingWindow(windowMs, SETTINGS.allowedLateness().toMillis());
    int fill = Math.toIntExact(keptMs / 1_000 * tradesASecond);
    offer(window, 0, fill);
    long processor = ProcessorTime.ofThread();
    long begin = System.nanoTime();
    offer(window, fill, fill + measured);
    TradeCost cost =
        new TradeCost(measured, System.nanoTime() - begin, ProcessorTime.ofThread() - processor);
    int inWindow = Math.toIntExact(windowMs / 1_000 * tradesASecond);
    Different.check("total", total(fill + measured, inWindow), window.totalUsd());
    return cost;
  }

  private void offer(RollingWindow window, int from, int to) {
    long level = LargeTradesRule.DEFAULT.exitUnits();
    for (int i = from; i < to; i++) {
      long timeMs = 1_000L * i / tradesASecond;
      window.offer(new WindowTrade(i, i, 1, timeMs, amount(i), (i & 1) == 0, false, i), level);
    }
  }

  private static long amount(int number) {
    return WindowTrade.UNITS + number % AMOUNTS;
  }

  private static long total(int trades, int last) {
    long total = 0;
    for (int i = trades - last; i < trades; i++) {
      total += amount(i);
    }
    return total;
  }
}
