package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A pair of the spot market.
 *
 * @param price before the first trade
 */
public record SpotPair(int index, SpotToken base, SpotToken quote, BigDecimal price) {
  public SpotPair {
    requireNonNull(base, "base");
    requireNonNull(quote, "quote");
    requireNonNull(price, "price");
  }

  /** As fills and mids call it: all but the first by number. */
  public String coin() {
    return index == 0 ? base.name() + "/" + quote.name() : "@" + index;
  }
}
