package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A match as everybody is told.
 *
 * @param side of who took
 */
public record PublicTrade(
    String coin,
    TradeSide side,
    BigDecimal price,
    BigDecimal size,
    long time,
    String hash,
    long tid,
    String buyer,
    String seller) {
  public PublicTrade {
    requireNonNull(coin, "coin");
    requireNonNull(side, "side");
    requireNonNull(price, "price");
    requireNonNull(size, "size");
    requireNonNull(hash, "hash");
    requireNonNull(buyer, "buyer");
    requireNonNull(seller, "seller");
  }
}
