package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.DepthBand;
import io.tidewatch.contract.book.BookAnalysis.Slippage;
import io.tidewatch.contract.book.Figure;
import java.math.BigDecimal;
import java.util.List;

/**
 * Depth near the mid and the cost of market orders. A band that reaches further than the levels
 * that the venue sends is absent; a side that is known to its end covers every band.
 */
final class DepthFigures {
  private DepthFigures() {}

  static Figure coverageBps(BookLook look) {
    if (look.noPrice().isPresent()) {
      return Figure.absent(look.noPrice().get());
    }
    double mid = look.mid();
    BookSide bids = look.bids();
    BookSide asks = look.asks();
    return Rounded.bpsFigure(
        Math.min(
            bids.distanceBps(mid, bids.price[bids.size - 1]),
            asks.distanceBps(mid, asks.price[asks.size - 1])));
  }

  static List<DepthBand> bands(BookLook look, List<Integer> bandsBps) {
    return bandsBps.stream()
        .map(bps ->
            new DepthBand(
                bps, depth(look, look.bids(), bps), depth(look, look.asks(), bps), lean(look, bps)))
        .toList();
  }

  /** Of the widest band that both sides cover. */
  static Figure imbalance(BookLook look, List<Integer> bandsBps) {
    if (look.noValue().isPresent()) {
      return Figure.absent(look.noValue().get());
    }
    return bandsBps.reversed().stream()
        .filter(look::covers)
        .findFirst()
        .map(bps -> lean(look, bps))
        .orElse(Figure.absent(Absence.BEYOND_COVERAGE));
  }

  private static Figure depth(BookLook look, BookSide side, int bps) {
    if (look.noValue().isPresent()) {
      return Figure.absent(look.noValue().get());
    }
    return side.covers(look.mid(), bps)
        ? Rounded.usdFigure(side.usdWithin(look.mid(), bps))
        : Figure.absent(Absence.BEYOND_COVERAGE);
  }

  private static Figure lean(BookLook look, int bps) {
    if (look.noValue().isPresent()) {
      return Figure.absent(look.noValue().get());
    }
    if (!look.covers(bps)) {
      return Figure.absent(Absence.BEYOND_COVERAGE);
    }
    double bids = look.bids().usdWithin(look.mid(), bps);
    double asks = look.asks().usdWithin(look.mid(), bps);
    return bids + asks > 0
        ? Rounded.shareFigure((bids - asks) / (bids + asks))
        : Figure.absent(Absence.NONE_FOUND);
  }

  static List<Slippage> slippage(BookLook look, List<BigDecimal> amounts) {
    return amounts.stream().map(usd -> slippage(look, usd)).toList();
  }

  private static Slippage slippage(BookLook look, BigDecimal usd) {
    if (look.noValue().isPresent()) {
      Figure absent = Figure.absent(look.noValue().get());
      return new Slippage(usd, absent, absent, absent, absent);
    }
    MarketOrder buy = MarketOrder.of(look.asks(), look.mid(), usd.doubleValue());
    MarketOrder sell = MarketOrder.of(look.bids(), look.mid(), usd.doubleValue());
    return new Slippage(
        usd,
        buy.costFigure(look.asks()),
        Rounded.usdFigure(buy.filledUsd()),
        sell.costFigure(look.bids()),
        Rounded.usdFigure(sell.filledUsd()));
  }
}
