package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How positions or accounts are shared between the two sides.
 *
 * @param timeMs end of the period, epoch milliseconds
 * @param longShare over 0 and below 1
 */
public record LongShortRatio(long timeMs, BigDecimal longShare) {
  private static final int DIGITS = 4;

  public LongShortRatio {
    requireNonNull(longShare, "longShare");
    if (longShare.signum() <= 0 || longShare.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException(
          "expected a long share over 0 and below 1, was " + longShare);
    }
  }

  String row(String symbol) {
    BigDecimal shortShare = BigDecimal.ONE.subtract(longShare);
    return """
    {"symbol":"%s","longShortRatio":"%s","longAccount":"%s","shortAccount":"%s","timestamp":%d}\
    """
        .formatted(
            symbol,
            longShare.divide(shortShare, DIGITS, RoundingMode.HALF_UP).toPlainString(),
            longShare.setScale(DIGITS, RoundingMode.HALF_UP).toPlainString(),
            shortShare.setScale(DIGITS, RoundingMode.HALF_UP).toPlainString(),
            timeMs);
  }
}
