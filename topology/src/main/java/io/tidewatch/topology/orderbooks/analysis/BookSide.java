package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.topology.orderbooks.book.Ladder;

/** One side of the book during a look, as plain numbers. Its arrays are used again and again. */
final class BookSide {
  /** More is no market; it keeps sums finite. */
  private static final double MAX_USD = 1e18;

  /** A price at the very edge of a band is within, whatever the binary fractions say. */
  private static final double EDGE = 1e-12;

  private static final double BPS = 1e4;

  final Side side;

  int size;
  double[] price = new double[0];
  double[] quantity = new double[0];
  double[] usd = new double[0];
  double totalUsd;

  /**
   * Whether there may be levels that the venue does not send. Once it sent as many as it ever does,
   * nobody knows until the next snapshot whether all levels are here: deltas may thin out what was
   * sent. A side that never had so many has shown its end.
   */
  boolean truncated;

  private Ladder ladder;

  BookSide(Side side) {
    this.side = side;
  }

  void read(Ladder next, Worth worth, int depthLimit) {
    ladder = next;
    size = next.size();
    truncated |= size >= depthLimit;
    if (price.length < size) {
      price = new double[size];
      quantity = new double[size];
      usd = new double[size];
    }
    double perUnit = worth.contractValue().orElse(0);
    double perQuote = worth.inverse() ? 0 : perUnit * worth.usdPerQuote().orElse(0);
    totalUsd = 0;
    for (int i = 0; i < size; i++) {
      price[i] = next.price(i);
      quantity[i] = next.quantity(i);
      double value = quantity[i] * (worth.inverse() ? perUnit : price[i] * perQuote);
      usd[i] = value >= 0 ? Math.min(value, MAX_USD) : 0;
      totalUsd += usd[i];
    }
  }

  Ladder ladder() {
    return ladder;
  }

  /** 1 for bids, -1 for asks: so many times (mid - price) is a distance away from the mid. */
  int sign() {
    return side == Side.BUY ? 1 : -1;
  }

  double distanceBps(double mid, double price) {
    return sign() * (mid - price) / mid * BPS;
  }

  /** How far the known part reaches; infinite if the side is known to its end. */
  double reachBps(double mid) {
    return truncated ? distanceBps(mid, price[size - 1]) : Double.POSITIVE_INFINITY;
  }

  boolean covers(double mid, double bps) {
    return size > 0 && (!truncated || reachBps(mid) >= bps * (1 - EDGE));
  }

  /** Notional up to a distance from the mid, inclusive. */
  double usdWithin(double mid, double bps) {
    double sum = 0;
    for (int i = 0; i < size && within(mid, bps, price[i]); i++) {
      sum += usd[i];
    }
    return sum;
  }

  private boolean within(double mid, double bps, double price) {
    return sign() * (mid - price) <= mid * (bps / BPS + EDGE);
  }

  /** The level with exactly this price, or -1. */
  int find(double wanted) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = sign() * Double.compare(wanted, price[middle]);
      if (order == 0) {
        return middle;
      }
      if (order > 0) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return -1;
  }

  /** Whether a price lies where the venue does not send levels. */
  boolean outOfView(double wanted) {
    return truncated && (size == 0 || sign() * (price[size - 1] - wanted) > 0);
  }
}
