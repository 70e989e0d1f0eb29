package io.tidewatch.topology.futures.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Brings figures to a fixed number of decimals, so that they are equal wherever computed. */
final class Rounding {
  static final int FIGURE = 8;
  static final int Z = 4;
  static final int RANK = 6;
  static final int POINTS = 2;

  private static final double MOST = 1e9;

  private Rounding() {}

  static BigDecimal to(int decimals, double value) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  static Optional<BigDecimal> optional(int decimals, double value) {
    return Double.isNaN(value) ? Optional.empty() : Optional.of(to(decimals, value));
  }

  /** A deviation in a scale that may be next to nothing. */
  static double bounded(double z) {
    return Math.max(-MOST, Math.min(MOST, z));
  }
}
