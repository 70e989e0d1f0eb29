package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.Figure;
import java.util.Optional;

/** Order flow imbalance at the best prices (Cont, Kukanov, Stoikov 2014, arXiv 1011.6402). */
final class OrderFlow {
  private Optional<Best> before;

  /** Best prices and sizes. */
  record Best(double bid, double bidSize, double ask, double askSize) {
    /** The flow between two looks, in units of size; what came in between is seen as one change. */
    double since(Best before) {
      double flow = 0;
      flow += bid >= before.bid ? bidSize : 0;
      flow -= bid <= before.bid ? before.bidSize : 0;
      flow -= ask <= before.ask ? askSize : 0;
      flow += ask >= before.ask ? before.askSize : 0;
      return flow;
    }
  }

  OrderFlow(Optional<Best> before) {
    this.before = before;
  }

  Optional<Best> memory() {
    return before;
  }

  Figure look(BookLook look) {
    if (look.noPrice().isPresent()) {
      before = Optional.empty();
      return Figure.absent(look.noPrice().get());
    }
    Best now =
        new Best(
            look.bids().price[0],
            look.bids().quantity[0],
            look.asks().price[0],
            look.asks().quantity[0]);
    Figure flow =
        before
            .map(now::since)
            .map(value -> Rounded.figure(value, Rounded.price(value)))
            .orElse(Figure.absent(Absence.WARMUP));
    before = Optional.of(now);
    return flow;
  }
}
