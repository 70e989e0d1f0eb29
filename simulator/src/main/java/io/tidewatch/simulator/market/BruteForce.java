package io.tidewatch.simulator.market;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.simulator.binance.SimTrade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Says which alerts a list of trades must raise, by adding up every window anew. It shares nothing
 * with the detector, so that both can be held against each other.
 */
final class BruteForce {
  static final long WINDOW_MS = 300_000;
  static final long COOLDOWN_MS = 300_000;
  static final BigDecimal THRESHOLD = new BigDecimal("2000000");
  private static final BigDecimal ONE_SIDED = new BigDecimal("0.60");

  private BruteForce() {}

  /** The alerts of all symbols in order of event time. */
  static List<ExpectedAlert> alerts(List<SimTrade> trades) {
    return bySymbol(trades).values().stream()
        .flatMap(own -> alertsOfOne(own).stream())
        .sorted(
            Comparator.comparingLong(ExpectedAlert::eventTimeMs)
                .thenComparing(ExpectedAlert::symbol))
        .toList();
  }

  /** The total of the window that ends with each trade of a symbol, in order of time and id. */
  static List<Total> totals(List<SimTrade> trades, String symbol) {
    return totalsOfOne(bySymbol(trades).getOrDefault(symbol, List.of()));
  }

  private static Map<String, List<SimTrade>> bySymbol(List<SimTrade> trades) {
    return trades.stream()
        .sorted(Comparator.comparingLong(SimTrade::timeMs).thenComparingLong(SimTrade::id))
        .collect(Collectors.groupingBy(SimTrade::symbol, TreeMap::new, Collectors.toList()));
  }

  private static List<ExpectedAlert> alertsOfOne(List<SimTrade> trades) {
    List<ExpectedAlert> alerts = new ArrayList<>();
    for (Total total : totalsOfOne(trades)) {
      SimTrade last = total.last();
      boolean cooled =
          alerts.isEmpty() || last.timeMs() - alerts.getLast().eventTimeMs() >= COOLDOWN_MS;
      if (cooled && total.usd().compareTo(THRESHOLD) >= 0) {
        alerts.add(
            new ExpectedAlert(last.symbol(), total.side(), last.timeMs(), last.id(), total.usd()));
      }
    }
    return alerts;
  }

  private static List<Total> totalsOfOne(List<SimTrade> trades) {
    // With all their decimals the amounts outgrow a long, and adding them is many times slower.
    List<BigDecimal> amounts =
        trades.stream().map(trade -> trade.quoteQuantity().stripTrailingZeros()).toList();
    List<Total> totals = new ArrayList<>();
    for (int end = 0; end < trades.size(); end++) {
      long after = trades.get(end).timeMs() - WINDOW_MS;
      BigDecimal bought = BigDecimal.ZERO;
      BigDecimal sold = BigDecimal.ZERO;
      for (int i = end; i >= 0 && trades.get(i).timeMs() > after; i--) {
        if (trades.get(i).buyerIsMaker()) {
          sold = sold.add(amounts.get(i));
        } else {
          bought = bought.add(amounts.get(i));
        }
      }
      totals.add(new Total(trades.get(end), bought, sold));
    }
    return totals;
  }

  /**
   * @param last the trade that ends the window
   */
  record Total(SimTrade last, BigDecimal bought, BigDecimal sold) {
    BigDecimal usd() {
      return bought.add(sold);
    }

    Side side() {
      BigDecimal enough = usd().multiply(ONE_SIDED);
      if (bought.compareTo(enough) >= 0) {
        return Side.BUY;
      }
      return sold.compareTo(enough) >= 0 ? Side.SELL : Side.BOTH;
    }
  }
}
