package io.tidewatch.topology.binance;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the venue says of a bar of 15 minutes, open or closed. Prices are over 0, open and close lie
 * between low and high, volumes are 0 or more.
 *
 * @param openTime epoch milliseconds, a whole multiple of 15 minutes
 * @param baseVolume in the base asset
 * @param quoteVolume in the quote asset, where it was sent
 * @param trades number of trades, where it was sent
 * @param takerBuyQuote quote volume of trades whose taker bought, where it was sent
 */
public record FuturesKline(
    long openTime,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal baseVolume,
    Optional<BigDecimal> quoteVolume,
    Optional<Long> trades,
    Optional<BigDecimal> takerBuyQuote) {
  public FuturesKline {
    requireNonNull(open, "open");
    requireNonNull(high, "high");
    requireNonNull(low, "low");
    requireNonNull(close, "close");
    requireNonNull(baseVolume, "baseVolume");
    requireNonNull(quoteVolume, "quoteVolume");
    requireNonNull(trades, "trades");
    requireNonNull(takerBuyQuote, "takerBuyQuote");
  }
}
