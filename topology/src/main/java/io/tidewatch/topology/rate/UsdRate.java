package io.tidewatch.topology.rate;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What one unit of an asset is worth.
 *
 * @param usd US dollars
 * @param ageMs how old the price is that it was taken from; 0 for stablecoins
 */
public record UsdRate(BigDecimal usd, long ageMs) {
  /** A stablecoin counts as a dollar. */
  public static final UsdRate ONE = new UsdRate(BigDecimal.ONE, 0);

  public UsdRate {
    requireNonNull(usd, "usd");
    if (usd.signum() <= 0) {
      throw new IllegalArgumentException("expected a rate over 0, was " + usd);
    }
  }
}
