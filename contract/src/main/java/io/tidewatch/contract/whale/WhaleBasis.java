package io.tidewatch.contract.whale;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the signals of an order rest on besides its fills: enough to make them again of the raw
 * records alone.
 *
 * @param sizeDecimals of the coin, as the venue had told; absent if it had not
 * @param usdRate USD for one unit of the quote asset; absent if it was not known
 * @param positionBefore signed position before the first fill; absent where each fill names its
 *     own, and where other trades of the address came in between
 * @param fills how many fills the order has, those that changed no position as well
 */
public record WhaleBasis(
    Optional<Integer> sizeDecimals,
    Optional<BigDecimal> usdRate,
    Optional<BigDecimal> positionBefore,
    int fills) {
  public WhaleBasis {
    sizeDecimals = sizeDecimals == null ? Optional.empty() : sizeDecimals;
    usdRate = usdRate == null ? Optional.empty() : usdRate;
    positionBefore = positionBefore == null ? Optional.empty() : positionBefore;
    if (fills < 1) {
      throw new IllegalArgumentException("fills: expected at least 1, was " + fills);
    }
  }
}
