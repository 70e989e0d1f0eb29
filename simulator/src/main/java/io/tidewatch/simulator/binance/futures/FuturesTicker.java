package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * Figures of the last 24 hours, a row of {@code ticker/24hr}.
 *
 * @param volume in the base asset
 * @param quoteVolume in the quote asset
 * @param closeMs time of the last trade, epoch milliseconds
 */
public record FuturesTicker(
    String symbol,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal last,
    BigDecimal volume,
    BigDecimal quoteVolume,
    long openMs,
    long closeMs,
    long trades) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public FuturesTicker {
    requireNonNull(symbol, "symbol");
    requireNonNull(open, "open");
    requireNonNull(high, "high");
    requireNonNull(low, "low");
    requireNonNull(last, "last");
    requireNonNull(volume, "volume");
    requireNonNull(quoteVolume, "quoteVolume");
  }

  /**
   * The figures of these bars together.
   *
   * @param bars at least one, oldest first
   */
  public static FuturesTicker of(String symbol, List<FuturesBar> bars, long closeMs) {
    return new FuturesTicker(
        symbol,
        bars.getFirst().open(),
        bars.stream().map(FuturesBar::high).max(BigDecimal::compareTo).orElseThrow(),
        bars.stream().map(FuturesBar::low).min(BigDecimal::compareTo).orElseThrow(),
        bars.getLast().close(),
        bars.stream().map(FuturesBar::volume).reduce(BigDecimal.ZERO, BigDecimal::add),
        bars.stream().map(FuturesBar::quoteVolume).reduce(BigDecimal.ZERO, BigDecimal::add),
        bars.getFirst().openMs(),
        closeMs,
        bars.stream().mapToLong(FuturesBar::trades).sum());
  }

  String json() {
    BigDecimal change = last.subtract(open);
    BigDecimal percent =
        open.signum() == 0
            ? BigDecimal.ZERO
            : change.multiply(HUNDRED).divide(open, MathContext.DECIMAL32);
    BigDecimal average =
        volume.signum() == 0 ? last : quoteVolume.divide(volume, MathContext.DECIMAL64);
    return """
    {"symbol":"%s","priceChange":"%s","priceChangePercent":"%s","weightedAvgPrice":"%s",\
    "lastPrice":"%s","lastQty":"1","openPrice":"%s","highPrice":"%s","lowPrice":"%s",\
    "volume":"%s","quoteVolume":"%s","openTime":%d,"closeTime":%d,"firstId":1,"lastId":%d,\
    "count":%d}\
    """
        .formatted(
            symbol,
            change.toPlainString(),
            percent.toPlainString(),
            average.toPlainString(),
            last.toPlainString(),
            open.toPlainString(),
            high.toPlainString(),
            low.toPlainString(),
            volume.toPlainString(),
            quoteVolume.toPlainString(),
            openMs,
            closeMs,
            trades,
            trades);
  }
}
