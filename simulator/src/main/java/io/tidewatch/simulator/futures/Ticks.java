package io.tidewatch.simulator.futures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prices move in steps. */
final class Ticks {
  private Ticks() {}

  static BigDecimal round(BigDecimal price, BigDecimal tick) {
    return price.divide(tick, 0, RoundingMode.HALF_EVEN).multiply(tick).max(tick);
  }
}
