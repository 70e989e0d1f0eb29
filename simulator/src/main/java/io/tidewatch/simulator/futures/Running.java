package io.tidewatch.simulator.futures;

import io.tidewatch.simulator.binance.futures.FuturesBar;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Bars that are not over yet. */
final class Running {
  private static final int DECIMALS = 8;

  private Running() {}

  /**
   * A bar as it stands after a part of its time: the price on its way, the volume as far.
   *
   * @param part of the whole, above 0 and at most 1
   * @param tick step of prices
   */
  static FuturesBar of(FuturesBar whole, BigDecimal part, BigDecimal tick) {
    BigDecimal way = whole.close().subtract(whole.open()).multiply(part);
    BigDecimal price = Ticks.round(whole.open().add(way), tick).max(whole.low()).min(whole.high());
    return new FuturesBar(
        whole.openMs(),
        whole.open(),
        whole.open().max(price),
        whole.open().min(price),
        price,
        share(whole.volume(), part),
        share(whole.quoteVolume(), part),
        Math.max(1, part.multiply(BigDecimal.valueOf(whole.trades())).longValue()),
        share(whole.takerBase(), part),
        share(whole.takerQuote(), part));
  }

  private static BigDecimal share(BigDecimal whole, BigDecimal part) {
    return whole.multiply(part).setScale(DECIMALS, RoundingMode.DOWN);
  }
}
