package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What an account holds of a contract.
 *
 * @param size signed, negative when short
 * @param entry average price of what is held; 0 when flat
 */
public record Position(BigDecimal size, BigDecimal entry) {
  public static final Position FLAT = new Position(BigDecimal.ZERO, BigDecimal.ZERO);

  public Position {
    requireNonNull(size, "size");
    requireNonNull(entry, "entry");
  }

  /** What a trade of this signed size closes of it, unsigned. */
  BigDecimal closedBy(BigDecimal signed) {
    return size.signum() * signed.signum() < 0 ? size.abs().min(signed.abs()) : BigDecimal.ZERO;
  }

  /** What closing makes, before fees. */
  BigDecimal gain(BigDecimal signed, BigDecimal price) {
    BigDecimal perUnit = price.subtract(entry).multiply(BigDecimal.valueOf(size.signum()));
    return perUnit.multiply(closedBy(signed));
  }

  Position after(BigDecimal signed, BigDecimal price) {
    BigDecimal next = size.add(signed);
    if (next.signum() == 0) {
      return FLAT;
    }
    if (size.signum() * signed.signum() >= 0) {
      BigDecimal cost = size.multiply(entry).add(signed.multiply(price));
      return new Position(next, cost.divide(next, MathContext.DECIMAL64));
    }
    return new Position(next, next.signum() == size.signum() ? entry : price);
  }

  /** The venue's words for a trade on it. */
  String words(BigDecimal signed) {
    BigDecimal next = size.add(signed);
    if (size.signum() * next.signum() < 0) {
      return size.signum() > 0 ? "Long > Short" : "Short > Long";
    }
    boolean opens = size.signum() * signed.signum() >= 0;
    return (opens ? "Open " : "Close ") + (opens == signed.signum() > 0 ? "Long" : "Short");
  }
}
