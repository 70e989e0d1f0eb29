package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A perpetual contract that the venue lists.
 *
 * @param szDecimals decimal places of a size
 * @param openInterest base asset
 * @param price before the first trade
 */
public record PerpContract(
    String name,
    int szDecimals,
    int maxLeverage,
    boolean delisted,
    BigDecimal openInterest,
    BigDecimal price) {
  public PerpContract {
    requireNonNull(name, "name");
    requireNonNull(openInterest, "openInterest");
    requireNonNull(price, "price");
  }

  public static PerpContract of(String name, int szDecimals, String openInterest, String price) {
    return new PerpContract(
        name, szDecimals, 40, false, new BigDecimal(openInterest), new BigDecimal(price));
  }

  /** The same, not traded any more. */
  public PerpContract gone() {
    return new PerpContract(name, szDecimals, maxLeverage, true, openInterest, price);
  }
}
