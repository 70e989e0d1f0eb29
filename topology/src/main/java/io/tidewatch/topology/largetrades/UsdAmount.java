package io.tidewatch.topology.largetrades;

import io.tidewatch.topology.rate.UsdRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Converts amounts of a quote asset to dollars. */
final class UsdAmount {
  /** More dollars than this in one trade cannot be meant. */
  private static final BigDecimal LIMIT = new BigDecimal("1e18");

  private UsdAmount() {}

  /**
   * Converts.
   *
   * @param notional 1e-8 units of the quote asset
   * @return 1e-8 USD rounded half-even, or empty if that is over ten billion dollars
   */
  static OptionalLong of(long notional, UsdRate rate) {
    if (rate.usd().equals(BigDecimal.ONE)) {
      return OptionalLong.of(notional);
    }
    BigDecimal usd = BigDecimal.valueOf(notional).multiply(rate.usd());
    return usd.compareTo(LIMIT) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(usd.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
  }
}
