package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.LargeOrders;
import io.tidewatch.contract.book.BookAnalysis.SizeClass;
import io.tidewatch.contract.book.BookAnalysis.Trend;
import io.tidewatch.contract.book.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How notional is spread over sizes, among the levels that the venue sends. A level is taken for an
 * order: depth by price knows no single one.
 */
final class LargeOrderFigures {
  private static final int TOP = 5;

  private final double[] from;
  private final List<BigDecimal> fromUsd;
  private final double largeFrom;
  private final double trendShare;

  LargeOrderFigures(AnalysisSettings settings) {
    List<BigDecimal> all = new ArrayList<>(settings.classesFromUsd());
    all.addFirst(BigDecimal.ZERO);
    fromUsd = List.copyOf(all);
    from = all.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    largeFrom = settings.largeFromUsd().doubleValue();
    trendShare = settings.trendShare();
  }

  LargeOrders of(BookLook look) {
    if (look.noValue().isPresent()) {
      Figure absent = Figure.absent(look.noValue().get());
      return new LargeOrders(absent, absent, Trend.NEUTRAL, List.of(), absent, absent);
    }
    double buy = large(look.bids());
    double sell = large(look.asks());
    return new LargeOrders(
        Rounded.usdFigure(buy),
        Rounded.usdFigure(sell),
        trend(buy, sell),
        classes(look.bids(), look.asks()),
        topShare(look.bids()),
        topShare(look.asks()));
  }

  private double large(BookSide side) {
    double sum = 0;
    for (int i = 0; i < side.size; i++) {
      sum += side.usd[i] >= largeFrom ? side.usd[i] : 0;
    }
    return sum;
  }

  private Trend trend(double buy, double sell) {
    double needed = trendShare * (buy + sell);
    if (buy > 0 && buy >= needed) {
      return Trend.BULLISH;
    }
    return sell > 0 && sell >= needed ? Trend.BEARISH : Trend.NEUTRAL;
  }

  private List<SizeClass> classes(BookSide bids, BookSide asks) {
    int[] bidCount = new int[from.length];
    int[] askCount = new int[from.length];
    double[] bidUsd = new double[from.length];
    double[] askUsd = new double[from.length];
    count(bids, bidCount, bidUsd);
    count(asks, askCount, askUsd);
    List<SizeClass> classes = new ArrayList<>(from.length);
    for (int i = 0; i < from.length; i++) {
      classes.add(
          new SizeClass(
              fromUsd.get(i),
              bidCount[i],
              Rounded.usd(bidUsd[i]),
              askCount[i],
              Rounded.usd(askUsd[i])));
    }
    return classes;
  }

  private void count(BookSide side, int[] counts, double[] sums) {
    for (int i = 0; i < side.size; i++) {
      int at = from.length - 1;
      while (side.usd[i] < from[at]) {
        at--;
      }
      counts[at]++;
      sums[at] += side.usd[i];
    }
  }

  private static Figure topShare(BookSide side) {
    if (side.totalUsd <= 0) {
      return Figure.absent(Absence.NONE_FOUND);
    }
    double[] top = new double[TOP];
    for (int i = 0; i < side.size; i++) {
      double usd = side.usd[i];
      for (int k = 0; k < TOP; k++) {
        if (usd > top[k]) {
          double smaller = top[k];
          top[k] = usd;
          usd = smaller;
        }
      }
    }
    double sum = 0;
    for (double usd : top) {
      sum += usd;
    }
    return Rounded.shareFigure(Math.min(1, sum / side.totalUsd));
  }
}
