package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * A bar of 15 minutes, running or closed.
 *
 * @param openMs open time, epoch milliseconds, a multiple of 15 minutes
 * @param volume in the base asset
 * @param quoteVolume in the quote asset
 * @param takerBase base volume bought by takers
 * @param takerQuote quote volume bought by takers
 */
public record FuturesBar(
    long openMs,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal volume,
    BigDecimal quoteVolume,
    long trades,
    BigDecimal takerBase,
    BigDecimal takerQuote) {
  public static final long LENGTH_MS = 900_000;
  static final String INTERVAL = "15m";

  public FuturesBar {
    requireNonNull(open, "open");
    requireNonNull(high, "high");
    requireNonNull(low, "low");
    requireNonNull(close, "close");
    requireNonNull(volume, "volume");
    requireNonNull(quoteVolume, "quoteVolume");
    requireNonNull(takerBase, "takerBase");
    requireNonNull(takerQuote, "takerQuote");
    if (openMs < 0 || openMs % LENGTH_MS != 0) {
      throw new IllegalArgumentException(
          "expected an open time that is a multiple of 15 minutes, was " + openMs);
    }
  }

  /** A bar of which takers bought half. */
  public static FuturesBar of(
      long openMs,
      String open,
      String high,
      String low,
      String close,
      String volume,
      String quoteVolume,
      long trades) {
    BigDecimal half = new BigDecimal("0.5");
    return new FuturesBar(
        openMs,
        new BigDecimal(open),
        new BigDecimal(high),
        new BigDecimal(low),
        new BigDecimal(close),
        new BigDecimal(volume),
        new BigDecimal(quoteVolume),
        trades,
        new BigDecimal(volume).multiply(half),
        new BigDecimal(quoteVolume).multiply(half));
  }

  /** Last millisecond of the bar. */
  public long closeMs() {
    return openMs + LENGTH_MS - 1;
  }

  /** The stream that carries the bars of a symbol. */
  public static String stream(String symbol) {
    return symbol.toLowerCase(Locale.ROOT) + "@kline_" + INTERVAL;
  }

  /** The payload of a kline event, field for field in the venue's order. */
  String frame(String symbol, long eventMs, boolean closed) {
    return """
    {"e":"kline","E":%d,"s":"%s","k":{"t":%d,"T":%d,"s":"%s","i":"%s","f":1,"L":%d,"o":"%s",\
    "c":"%s","h":"%s","l":"%s","v":"%s","n":%d,"x":%b,"q":"%s","V":"%s","Q":"%s","B":"0"},\
    "st":1,"ps":"%s"}\
    """
        .formatted(
            eventMs,
            symbol,
            openMs,
            closeMs(),
            symbol,
            INTERVAL,
            trades,
            open.toPlainString(),
            close.toPlainString(),
            high.toPlainString(),
            low.toPlainString(),
            volume.toPlainString(),
            trades,
            closed,
            quoteVolume.toPlainString(),
            takerBase.toPlainString(),
            takerQuote.toPlainString(),
            symbol);
  }

  /** The row of {@code klines}. */
  String row() {
    return """
    [%d,"%s","%s","%s","%s","%s",%d,"%s",%d,"%s","%s","0"]\
    """
        .formatted(
            openMs,
            open.toPlainString(),
            high.toPlainString(),
            low.toPlainString(),
            close.toPlainString(),
            volume.toPlainString(),
            closeMs(),
            quoteVolume.toPlainString(),
            trades,
            takerBase.toPlainString(),
            takerQuote.toPlainString());
  }
}
