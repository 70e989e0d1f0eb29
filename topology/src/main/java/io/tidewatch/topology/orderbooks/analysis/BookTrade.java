package io.tidewatch.topology.orderbooks.analysis;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * One print of the instrument whose book is watched.
 *
 * @param timeMs event time, epoch milliseconds
 * @param price in the quote asset
 * @param size in the same unit as the sizes of the book
 * @param takerBuys whether the taker bought, so that asks were taken
 */
public record BookTrade(
    long timeMs, BigDecimal price, BigDecimal size, boolean takerBuys, long tradeId) {
  public BookTrade {
    requireNonNull(price, "price");
    requireNonNull(size, "size");
  }
}
