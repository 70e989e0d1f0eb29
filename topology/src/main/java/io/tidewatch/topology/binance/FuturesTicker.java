package io.tidewatch.topology.binance;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.parse.TimedEvent;
import java.math.BigDecimal;

/**
 * What a contract did in the last 24 hours.
 *
 * @param timeMs end of the 24 hours, never after the receive time; epoch milliseconds
 * @param lastPrice of the contract
 * @param quoteVolume in the quote asset
 * @param priceChangePercent over the 24 hours
 * @see <a
 *     href="https://developers.binance.com/docs/derivatives/usds-margined-futures/market-data/rest-api/24hr-Ticker-Price-Change-Statistics">24hr
 *     ticker</a>
 */
public record FuturesTicker(
    String symbol,
    long timeMs,
    BigDecimal lastPrice,
    BigDecimal quoteVolume,
    BigDecimal priceChangePercent)
    implements TimedEvent {
  public FuturesTicker {
    requireNonNull(symbol, "symbol");
    requireNonNull(lastPrice, "lastPrice");
    requireNonNull(quoteVolume, "quoteVolume");
    requireNonNull(priceChangePercent, "priceChangePercent");
  }
}
