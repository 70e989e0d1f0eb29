package io.tidewatch.topology.futures.bar;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Bar.ClosedBy;
import io.tidewatch.topology.binance.FuturesKline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Makes closed bars of what the venue says of them. */
public final class Bars {
  private static final BigDecimal FOUR = BigDecimal.valueOf(4);
  private static final int VOLUME_DECIMALS = 8;

  private Bars() {}

  static Bar closed(String symbol, FuturesKline kline, ClosedBy by, long closedAt) {
    return new Bar(
        symbol,
        kline.openTime(),
        kline.open(),
        kline.high(),
        kline.low(),
        kline.close(),
        kline.baseVolume(),
        quoteVolume(kline),
        kline.trades(),
        kline.takerBuyQuote(),
        kline.quoteVolume().isEmpty(),
        by,
        closedAt);
  }

  /** As it was sent, or the base volume at the mean of open, high, low and close. */
  public static BigDecimal quoteVolume(FuturesKline kline) {
    return kline.quoteVolume().orElseGet(() -> approximateVolume(kline));
  }

  private static BigDecimal approximateVolume(FuturesKline kline) {
    BigDecimal mean =
        kline.open().add(kline.high()).add(kline.low()).add(kline.close()).divide(FOUR);
    return kline.baseVolume().multiply(mean).setScale(VOLUME_DECIMALS, RoundingMode.HALF_EVEN);
  }

  static boolean sameFigures(Bar bar, FuturesKline kline) {
    return equal(bar.open(), kline.open())
        && equal(bar.high(), kline.high())
        && equal(bar.low(), kline.low())
        && equal(bar.close(), kline.close())
        && equal(bar.baseVolume(), kline.baseVolume())
        && kline
            .quoteVolume()
            .map(volume -> !bar.approximated() && equal(bar.quoteVolume(), volume))
            .orElse(true)
        && same(bar.takerBuyQuote(), kline.takerBuyQuote());
  }

  /** What is not said is no other figure. */
  private static boolean same(Optional<BigDecimal> known, Optional<BigDecimal> said) {
    return said.isEmpty() || known.isPresent() && equal(known.get(), said.get());
  }

  private static boolean equal(BigDecimal one, BigDecimal other) {
    return one.compareTo(other) == 0;
  }
}
