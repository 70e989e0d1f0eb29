package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A trade as channel {@code trades} shows it.
 *
 * @param tradeId rises by one within an instrument
 * @param size base asset for spot, contracts for derivatives
 * @param takerBuys whether the taker bought
 * @param timeMs event time, epoch milliseconds
 */
public record OkxPrint(
    long tradeId, BigDecimal price, BigDecimal size, boolean takerBuys, long timeMs) {
  public OkxPrint {
    requireNonNull(price, "price");
    requireNonNull(size, "size");
  }
}
