package io.tidewatch.simulator.hyperliquid.exchange;

import java.math.BigDecimal;
import java.util.Optional;

/** Buyer and seller at one price. */
record Match(
    String coin,
    BigDecimal price,
    BigDecimal size,
    Leg buyer,
    Leg seller,
    TradeSide aggressor,
    Optional<Liquidation> liquidation) {
  Match {
    if (price.signum() <= 0 || size.signum() <= 0) {
      throw new IllegalArgumentException(
          "expected price and size above zero, was " + price + " and " + size);
    }
    if (buyer.address().equals(seller.address())) {
      throw new IllegalArgumentException("the venue prevents self-trades: " + buyer.address());
    }
  }

  /**
   * Two meet.
   *
   * @param side what the first one of them does
   */
  static Match seenFrom(
      TradeSide side,
      Leg mine,
      Leg other,
      String coin,
      BigDecimal price,
      BigDecimal size,
      TradeSide aggressor) {
    boolean buys = side == TradeSide.BUY;
    return new Match(
        coin, price, size, buys ? mine : other, buys ? other : mine, aggressor, Optional.empty());
  }

  /** The same, as the venue closes what somebody holds. */
  Match with(Liquidation forced) {
    return new Match(coin, price, size, buyer, seller, aggressor, Optional.of(forced));
  }

  /** One side of it. */
  record Leg(String address, long oid, Optional<String> cloid, Optional<Long> twapId) {}

  Leg leg(TradeSide side) {
    return side == TradeSide.BUY ? buyer : seller;
  }

  boolean isTwap() {
    return buyer.twapId().isPresent() || seller.twapId().isPresent();
  }

  /** Fifty bits of both orders: the same two orders give the same number in each block. */
  long tid() {
    long mixed = buyer.oid() * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(seller.oid(), 31);
    mixed = (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
    return Math.max(1, (mixed ^ mixed >>> 32) & (1L << 50) - 1);
  }
}
