package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.Figure;

/**
 * A market order walked through one side.
 *
 * @param filledUsd how much of it the visible levels fill
 * @param whole whether they fill all of it
 * @param bps distance of the volume-weighted price from the mid, if they do
 */
record MarketOrder(double filledUsd, boolean whole, double bps) {
  /** Sums of fractions come out a little short of what they are sums of. */
  private static final double CLOSE = 1 - 1e-12;

  static MarketOrder of(BookSide side, double mid, double usd) {
    double filled = 0;
    double base = 0;
    for (int i = 0; i < side.size && filled < usd; i++) {
      double taken = Math.min(side.usd[i], usd - filled);
      filled += taken;
      // In units of USD over price: for linear and inverse contracts the same price comes out.
      base += taken / side.price[i];
    }
    boolean whole = filled >= usd * CLOSE;
    return new MarketOrder(filled, whole, side.distanceBps(mid, filled / base));
  }

  Figure costFigure(BookSide side) {
    if (whole) {
      return Rounded.bpsFigure(bps);
    }
    return Figure.absent(side.truncated ? Absence.BEYOND_COVERAGE : Absence.TOO_THIN);
  }
}
