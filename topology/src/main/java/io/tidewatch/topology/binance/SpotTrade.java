package io.tidewatch.topology.binance;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.TimedEvent;
import java.util.Optional;

/**
 * One trade, or several consecutive ones that the venue reports as one row.
 *
 * @param symbol as the frame names it; empty for REST rows, which do not
 * @param firstId first trade id
 * @param lastId last trade id; equal to the first for a single trade
 * @param price in units of 1e-8 of the quote asset, rounded half-even; 0 if it is smaller than that
 *     or does not fit
 * @param notional price times quantity in units of 1e-8 of the quote asset, rounded half-even once
 * @param timeMs trade time, epoch milliseconds
 * @param takerBuys whether the taker bought; the venue's {@code m} (buyer is the maker) is its
 *     opposite
 * @see <a href="https://developers.binance.com/docs/binance-spot-api-docs/web-socket-streams">Trade
 *     streams</a>
 */
public record SpotTrade(
    Optional<String> symbol,
    long firstId,
    long lastId,
    long price,
    long notional,
    long timeMs,
    boolean takerBuys)
    implements TimedEvent {
  /** Units of {@link #notional()} and {@link #price()} in one unit of the quote asset. */
  public static final long UNITS = 100_000_000L;

  /** Decimal places of {@link #notional()} and {@link #price()}. */
  public static final int SCALE = 8;

  public SpotTrade {
    requireNonNull(symbol, "symbol");
    if (lastId < firstId) {
      throw new IllegalArgumentException(
          "expected a last id of at least " + firstId + ", was " + lastId);
    }
  }

  /** How many trades this stands for. */
  public long count() {
    return lastId - firstId + 1;
  }
}
