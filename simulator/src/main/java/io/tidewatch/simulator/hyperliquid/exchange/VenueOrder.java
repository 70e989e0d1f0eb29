package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order and what became of it.
 *
 * @param remaining what is not filled, also after a cancel
 * @param placedAt epoch milliseconds
 * @param status in the words of the venue
 * @param statusAt when it came to have this status
 */
public record VenueOrder(
    String address,
    long oid,
    String coin,
    TradeSide side,
    BigDecimal limitPrice,
    BigDecimal size,
    BigDecimal remaining,
    long placedAt,
    String status,
    long statusAt,
    Optional<String> cloid) {
  public static final String OPEN = "open";
  public static final String FILLED = "filled";

  public VenueOrder {
    requireNonNull(address, "address");
    requireNonNull(coin, "coin");
    requireNonNull(side, "side");
    requireNonNull(limitPrice, "limitPrice");
    requireNonNull(status, "status");
    requireNonNull(cloid, "cloid");
    if (size.signum() <= 0 || remaining.signum() < 0 || remaining.compareTo(size) > 0) {
      throw new IllegalArgumentException(
          "expected a size above zero and no more left than that, was "
              + size
              + " and "
              + remaining);
    }
  }

  public boolean isOpen() {
    return status.equals(OPEN);
  }

  VenueOrder filled(BigDecimal more, long at) {
    BigDecimal left = remaining.subtract(more);
    return new VenueOrder(
        address,
        oid,
        coin,
        side,
        limitPrice,
        size,
        left,
        placedAt,
        left.signum() == 0 ? FILLED : OPEN,
        at,
        cloid);
  }

  VenueOrder ended(String how, long at) {
    return new VenueOrder(
        address, oid, coin, side, limitPrice, size, remaining, placedAt, how, at, cloid);
  }
}
