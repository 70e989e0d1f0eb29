package io.tidewatch.topology.largetrades;

import io.tidewatch.topology.binance.SpotTrade;

/**
 * A trade as the rolling window keeps it.
 *
 * @param firstId first trade id
 * @param lastId last trade id
 * @param count how many trades it adds; less than the range of ids if some of them were known
 * @param timeMs trade time, epoch milliseconds
 * @param usd notional in 1e-8 USD
 * @param takerBuys whether the taker bought
 * @param backfilled whether it was fetched after a gap
 * @param offset of its raw record
 */
public record WindowTrade(
    long firstId,
    long lastId,
    int count,
    long timeMs,
    long usd,
    boolean takerBuys,
    boolean backfilled,
    long offset) {
  /** Units of {@link #usd()} in one dollar. */
  public static final long UNITS = 100_000_000L;

  /** Decimal places of {@link #usd()}. */
  public static final int SCALE = 8;

  public WindowTrade {
    if (lastId < firstId || count < 1 || count > lastId - firstId + 1) {
      throw new IllegalArgumentException(
          "expected 1 to " + (lastId - firstId + 1) + " trades, was " + count);
    }
    if (usd < 0) {
      throw new IllegalArgumentException("expected a notional of 0 or more, was " + usd);
    }
  }

  /** A trade with what it is worth, in 1e-8 USD. */
  public static WindowTrade of(SpotTrade trade, long usd, boolean backfilled, long offset) {
    return new WindowTrade(
        trade.firstId(),
        trade.lastId(),
        (int) trade.count(),
        trade.timeMs(),
        usd,
        trade.takerBuys(),
        backfilled,
        offset);
  }
}
