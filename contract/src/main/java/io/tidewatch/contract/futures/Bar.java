package io.tidewatch.contract.futures;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A closed bar of 15 minutes.
 *
 * @param openTime epoch milliseconds; the bar holds times in {@code [openTime, openTime + 15 min)}
 * @param baseVolume in the base asset
 * @param quoteVolume in the quote asset; from the base volume and the mean of open, high, low and
 *     close where the venue sent none, see {@code approximated}
 * @param trades number of trades, where it was sent
 * @param takerBuyQuote quote volume of trades whose taker bought, where it was sent
 * @param approximated whether the quote volume is an estimate
 * @param closedBy what told that it is closed
 * @param closedAt event time of that, epoch milliseconds
 */
public record Bar(
    String symbol,
    long openTime,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal baseVolume,
    BigDecimal quoteVolume,
    Optional<Long> trades,
    Optional<BigDecimal> takerBuyQuote,
    boolean approximated,
    ClosedBy closedBy,
    long closedAt) {
  /** Length of a bar, milliseconds. */
  public static final long LENGTH_MS = 15 * 60_000L;

  public Bar {
    requireNonNull(symbol, "symbol");
    requireNonNull(open, "open");
    requireNonNull(high, "high");
    requireNonNull(low, "low");
    requireNonNull(close, "close");
    requireNonNull(baseVolume, "baseVolume");
    requireNonNull(quoteVolume, "quoteVolume");
    trades = trades == null ? Optional.empty() : trades;
    takerBuyQuote = takerBuyQuote == null ? Optional.empty() : takerBuyQuote;
    requireNonNull(closedBy, "closedBy");
  }

  /** First millisecond after it. */
  public long closeTime() {
    return openTime + LENGTH_MS;
  }

  /** What told that a bar is closed. */
  public enum ClosedBy {
    /** The venue's own word: a frame with {@code x=true}. */
    FRAME,
    /** A frame of a later bar. */
    NEWER_BAR,
    /** A row fetched over REST. It replaces what was there. */
    REST
  }
}
