package io.tidewatch.topology.okx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * One row of the channel {@code trades}: the fills of one taker order at one price.
 *
 * @param tradeId id of the last fill
 * @param price in the quote asset
 * @param size base asset, or contracts for derivatives
 * @param timeMs trade time, epoch milliseconds
 * @param takerBuys whether the taker bought
 * @param count how many fills, and so ids, it stands for; 0 where the venue sent none, as until
 *     2022
 */
public record OkxTrade(
    long tradeId, BigDecimal price, BigDecimal size, long timeMs, boolean takerBuys, int count) {
  public OkxTrade {
    requireNonNull(price, "price");
    requireNonNull(size, "size");
  }

  /** Id of the first fill. */
  public long firstId() {
    return tradeId - Math.max(1, count) + 1;
  }
}
