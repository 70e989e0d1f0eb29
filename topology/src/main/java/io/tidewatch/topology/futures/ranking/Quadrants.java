package io.tidewatch.topology.futures.ranking;

import io.tidewatch.contract.futures.Ranking.Quadrant;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a change of price and one of open interest say together. */
final class Quadrants {
  /** Smaller changes than this say nothing, however calm a symbol is. */
  static final double DEAD_ZONE = 0.002;

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private Quadrants() {}

  /** The change from which on one counts: what the symbol does anyway, and at least the floor. */
  static double deadZone(OptionalDouble sigma) {
    return Math.max(DEAD_ZONE, sigma.orElse(0));
  }

  /**
   * The quadrant. A change as large as its dead zone counts.
   *
   * @param price change of price, 0.01 being 1 %
   * @param openInterest change of open interest in contracts
   */
  static Quadrant of(
      double price, double openInterest, double priceDeadZone, double openInterestDeadZone) {
    if (Math.abs(openInterest) < openInterestDeadZone) {
      return Quadrant.NEUTRAL;
    }
    if (Math.abs(price) < priceDeadZone) {
      return openInterest > 0 ? Quadrant.BUILD_UP : Quadrant.NEUTRAL;
    }
    if (openInterest > 0) {
      return price > 0 ? Quadrant.NEW_LONGS : Quadrant.NEW_SHORTS;
    }
    return price > 0 ? Quadrant.SHORT_COVERING : Quadrant.LONG_UNWIND;
  }

  /**
   * Whether takers traded the way the quadrant says. Each contract has a long and a short: new
   * longs can only mean that those who bought took.
   *
   * @param takerBuyShare share of the volume whose taker bought, over the same time
   */
  static Optional<Boolean> confirmed(Quadrant quadrant, Optional<BigDecimal> takerBuyShare) {
    Optional<Integer> side = takerBuyShare.map(share -> share.compareTo(HALF));
    return switch (quadrant) {
      case NEW_LONGS, SHORT_COVERING -> side.map(sign -> sign > 0);
      case NEW_SHORTS, LONG_UNWIND -> side.map(sign -> sign < 0);
      case BUILD_UP, NEUTRAL -> Optional.empty();
    };
  }
}
