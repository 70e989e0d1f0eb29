package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.BookAnalysis.Top;
import io.tidewatch.contract.book.Figure;
import io.tidewatch.topology.orderbooks.book.Ladder;
import java.math.BigDecimal;
import java.util.Optional;

/** What the best prices say. */
final class PriceFigures {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private PriceFigures() {}

  /** Crossed prices are shown too. */
  static Optional<Top> top(BookLook look) {
    if (look.bids().size == 0 || look.asks().size == 0) {
      return Optional.empty();
    }
    Ladder bids = look.bids().ladder();
    Ladder asks = look.asks().ladder();
    return Optional.of(
        new Top(
            bids.exactPrice(0), bids.exactQuantity(0), asks.exactPrice(0), asks.exactQuantity(0)));
  }

  /** Exact, as it is half of a sum of two decimals. */
  static Figure mid(BookLook look) {
    return look.noPrice().map(Figure::absent).orElseGet(() -> Figure.of(exactMid(look)));
  }

  static BigDecimal exactMid(BookLook look) {
    return look.bids()
        .ladder()
        .exactPrice(0)
        .add(look.asks().ladder().exactPrice(0))
        .multiply(HALF);
  }

  static Figure spreadBps(BookLook look) {
    return look.noPrice().map(Figure::absent).orElseGet(() -> Rounded.bpsFigure(look.spreadBps()));
  }

  /** The best prices, each weighted by the size on the other side. */
  static Figure microprice(BookLook look) {
    if (look.noPrice().isPresent()) {
      return Figure.absent(look.noPrice().get());
    }
    double bidSize = look.bids().quantity[0];
    double share = bidSize / (bidSize + look.asks().quantity[0]);
    if (!Double.isFinite(share)) {
      return Figure.absent(Absence.NONE_FOUND);
    }
    double price = look.bids().price[0] * (1 - share) + look.asks().price[0] * share;
    return Rounded.figure(price, Rounded.price(price));
  }
}
