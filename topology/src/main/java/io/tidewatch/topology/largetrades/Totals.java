package io.tidewatch.topology.largetrades;

import io.tidewatch.contract.volume.RollingVolume;
import java.math.BigDecimal;

/**
 * Sums over a window.
 *
 * @param buyUsd notional of taker buys, 1e-8 USD
 * @param sellUsd notional of taker sells, 1e-8 USD
 * @param trades number of trades
 */
public record Totals(long buyUsd, long sellUsd, long trades) {
  public static final Totals NONE = new Totals(0, 0, 0);

  public long totalUsd() {
    return buyUsd + sellUsd;
  }

  Totals plus(Totals other) {
    return new Totals(buyUsd + other.buyUsd, sellUsd + other.sellUsd, trades + other.trades);
  }

  /** As the record that leaves the house. */
  public RollingVolume toVolume(String symbol, long asOf, long windowMs) {
    return new RollingVolume(symbol, asOf, windowMs, usd(buyUsd), usd(sellUsd), trades);
  }

  /** Dollars of an amount in 1e-8 USD. */
  public static BigDecimal usd(long units) {
    return BigDecimal.valueOf(units, WindowTrade.SCALE);
  }
}
