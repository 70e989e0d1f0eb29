package io.tidewatch.topology.orderbooks.analysis;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * What sizes and prices are worth.
 *
 * @param usdPerQuote USD for one unit of the quote asset; empty while no rate is known
 * @param contractValue base asset for one unit of size, or USD if inverse; 1 for spot, empty while
 *     the contract is not known
 * @param inverse whether a contract is worth a fixed amount of USD
 * @param tickSize smallest step of the price; empty while it is not known
 */
public record Worth(
    OptionalDouble usdPerQuote,
    OptionalDouble contractValue,
    boolean inverse,
    OptionalDouble tickSize) {
  public Worth {
    requireNonNull(usdPerQuote, "usdPerQuote");
    requireNonNull(contractValue, "contractValue");
    requireNonNull(tickSize, "tickSize");
  }
}
