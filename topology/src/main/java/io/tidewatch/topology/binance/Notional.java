package io.tidewatch.topology.binance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Price times quantity as an exact integer of 1e-8 units. */
final class Notional {
  private static final long[] POWERS_OF_TEN = new long[19];

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = POWERS_OF_TEN[i - 1] * 10;
    }
  }

  /** More than this many units of the quote asset in one trade cannot be meant. */
  static final BigDecimal LIMIT = BigDecimal.valueOf(10_000_000_000L);

  private static final long LIMIT_UNITS = 10_000_000_000L * SpotTrade.UNITS;

  /** The answer when the fast way cannot tell. */
  static final long UNDECIDED = -1;

  private Notional() {}

  /**
   * Multiplies two positive decimals given as mantissa and number of decimal places, where that is
   * exact in 64 bits.
   *
   * @return 1e-8 units, or {@link #UNDECIDED} if the product needs rounding or does not fit
   */
  static long exact(long priceMantissa, int priceScale, long quantityMantissa, int quantityScale) {
    if (Math.multiplyHigh(priceMantissa, quantityMantissa) != 0) {
      return UNDECIDED;
    }
    long product = priceMantissa * quantityMantissa;
    int scale = priceScale + quantityScale;
    if (product <= 0) {
      return UNDECIDED;
    }
    if (scale <= SpotTrade.SCALE) {
      long factor = POWERS_OF_TEN[SpotTrade.SCALE - scale];
      return product <= LIMIT_UNITS / factor ? product * factor : UNDECIDED;
    }
    int surplus = scale - SpotTrade.SCALE;
    if (surplus >= POWERS_OF_TEN.length || product % POWERS_OF_TEN[surplus] != 0) {
      return UNDECIDED;
    }
    long units = product / POWERS_OF_TEN[surplus];
    return units <= LIMIT_UNITS ? units : UNDECIDED;
  }

  /**
   * A price given as mantissa and number of decimal places.
   *
   * @return 1e-8 units, rounded half-even; 0 if it does not fit
   */
  static long price(long mantissa, int scale) {
    int missing = SpotTrade.SCALE - scale;
    if (missing < 0) {
      return price(BigDecimal.valueOf(mantissa, scale));
    }
    return mantissa <= Long.MAX_VALUE / POWERS_OF_TEN[missing]
        ? mantissa * POWERS_OF_TEN[missing]
        : 0;
  }

  /** The same of any decimal. */
  static long price(BigDecimal price) {
    BigInteger units = price.setScale(SpotTrade.SCALE, RoundingMode.HALF_EVEN).unscaledValue();
    return units.bitLength() < Long.SIZE ? units.longValue() : 0;
  }

  /**
   * Multiplies any two decimals.
   *
   * @return 1e-8 units, rounded half-even
   * @throws ArithmeticException if the product is over {@link #LIMIT}
   */
  static long rounded(BigDecimal price, BigDecimal quantity) {
    BigDecimal product = price.multiply(quantity);
    if (product.compareTo(LIMIT) > 0) {
      throw new ArithmeticException("over the limit");
    }
    return product
        .setScale(SpotTrade.SCALE, RoundingMode.HALF_EVEN)
        .unscaledValue()
        .longValueExact();
  }
}
