package io.tidewatch.simulator.binance;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * One trade at the simulated venue.
 *
 * @param symbol the venue's name in upper case, for example {@code BTCUSDT}
 * @param id trade id, rising by one within a symbol
 * @param price quote asset per unit of base asset, above zero, at most 8 decimals
 * @param quantity in base asset, above zero, at most 8 decimals
 * @param timeMs event time, epoch milliseconds
 * @param buyerIsMaker true when the taker sold
 */
public record SimTrade(
    String symbol,
    long id,
    BigDecimal price,
    BigDecimal quantity,
    long timeMs,
    boolean buyerIsMaker) {
  private static final int WIRE_DECIMALS = 8;
  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{2,40}");

  public SimTrade {
    requireNonNull(symbol, "symbol");
    if (!SYMBOL.matcher(symbol).matches()) {
      throw new IllegalArgumentException(
          "expected a symbol of 2 to 40 upper-case letters and digits, was '" + symbol + "'");
    }
    if (id < 0 || timeMs < 0) {
      throw new IllegalArgumentException(
          "expected id and time of at least 0, was id " + id + ", time " + timeMs);
    }
    price = onWire("price", price);
    quantity = onWire("quantity", quantity);
  }

  /** Price times quantity, exact, in quote asset. */
  public BigDecimal quoteQuantity() {
    return price.multiply(quantity);
  }

  /** The value with the decimals that the venue writes. */
  static BigDecimal onWire(String name, BigDecimal value) {
    requireNonNull(value, name);
    if (value.signum() <= 0 || value.stripTrailingZeros().scale() > WIRE_DECIMALS) {
      throw new IllegalArgumentException(
          "expected a "
              + name
              + " above zero with at most "
              + WIRE_DECIMALS
              + " decimals, was "
              + value);
    }
    return value.setScale(WIRE_DECIMALS);
  }
}
