package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.StringJoiner;

/** Plays some contracts: a day of bars that move a little, and what comes after. */
final class FuturesMarket {
  /** Enough for a whole baseline before the newest bar. */
  static final int BARS = 100;

  private static final BigDecimal BASE_VOLUME = new BigDecimal("1000");

  private final MarketProducer producer;

  /** Beginning of the running bar, epoch milliseconds. */
  private final long now;

  FuturesMarket(MarketProducer producer, long wallClockMs) {
    this.producer = requireNonNull(producer, "producer");
    this.now = Math.floorDiv(wallClockMs, Bar.LENGTH_MS) * Bar.LENGTH_MS;
  }

  long now() {
    return now;
  }

  /** Closed bars as fetched over REST, up to the one before the last. */
  void seed(String symbol) {
    StringJoiner rows = new StringJoiner(",", "[", "]");
    for (int i = BARS; i > 1; i--) {
      long openTime = now - i * Bar.LENGTH_MS;
      BigDecimal open = price(i);
      BigDecimal close = price(i - 1);
      BigDecimal volume = volume(i);
      rows.add(
          "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"%s\",50,\"1\",\"%s\",\"0\"]"
              .formatted(
                  openTime,
                  open,
                  open.max(close).add(tick(i)),
                  open.min(close),
                  close,
                  volume,
                  openTime + Bar.LENGTH_MS - 1,
                  volume.multiply(close),
                  volume.multiply(close).divide(BigDecimal.TWO, 4, RoundingMode.DOWN)));
    }
    producer.futures(
        Topics.FUTURES_KLINES,
        "klines",
        symbol,
        rows.toString(),
        now - Bar.LENGTH_MS + 1,
        Source.BACKFILL);
  }

  /** The last bar, closed by the venue at a price and with a volume. */
  void close(String symbol, String close, String volume) {
    kline(symbol, now - Bar.LENGTH_MS, price(1), new BigDecimal(close), volume, true, now + 500);
  }

  /** A closed bar as it is fetched once more, with other figures. */
  void correct(String symbol, int barsAgo, String price, String volume) {
    long openTime = now - barsAgo * Bar.LENGTH_MS;
    producer.futures(
        Topics.FUTURES_KLINES,
        "klines",
        symbol,
        "[[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"%s\",50,\"1\",\"1\",\"0\"]]"
            .formatted(
                openTime,
                price,
                price,
                price,
                price,
                volume,
                openTime + Bar.LENGTH_MS - 1,
                new BigDecimal(price).multiply(new BigDecimal(volume))),
        now + 20_000,
        Source.BACKFILL);
  }

  /** The running bar. */
  void tick(String symbol, String close, long at) {
    kline(symbol, now, new BigDecimal(close), new BigDecimal(close), "10", false, at);
  }

  /** One look at a bar that began so many bars before the running one; nothing else of it comes. */
  void glimpse(String symbol, int barsAgo) {
    long openTime = now - barsAgo * Bar.LENGTH_MS;
    kline(symbol, openTime, price(0), price(0), "10", false, openTime + 90_000);
  }

  private void kline(
      String symbol,
      long openTime,
      BigDecimal open,
      BigDecimal close,
      String volume,
      boolean closed,
      long at) {
    BigDecimal quote = new BigDecimal(volume).multiply(close);
    String frame =
        """
        {"e":"kline","E":%d,"s":"%s","k":{"t":%d,"T":%d,"s":"%s","i":"15m","f":1,"L":2,"o":"%s",\
        "c":"%s","h":"%s","l":"%s","v":"%s","n":60,"x":%b,"q":"%s","V":"1","Q":"%s","B":"0"}}\
        """
            .formatted(
                at,
                symbol,
                openTime,
                openTime + Bar.LENGTH_MS - 1,
                symbol,
                open,
                close,
                open.max(close),
                open.min(close),
                volume,
                closed,
                quote,
                quote.divide(BigDecimal.TWO, 4, RoundingMode.DOWN));
    producer.futures(Topics.FUTURES_KLINES, "klines", symbol, frame, at, Source.LIVE);
  }

  void ticker(String symbol, String price, String change, long at) {
    producer.futures(
        Topics.FUTURES_TICKERS,
        "ticker",
        symbol,
        """
        {"symbol":"%s","lastPrice":"%s","quoteVolume":"96000000","priceChangePercent":"%s",\
        "closeTime":%d}\
        """
            .formatted(symbol, price, change, at),
        at,
        Source.LIVE);
  }

  void openInterest(String symbol, String contracts, long at) {
    producer.futures(
        Topics.FUTURES_OPEN_INTEREST,
        "open-interest",
        symbol,
        "{\"symbol\":\"%s\",\"openInterest\":\"%s\",\"time\":%d}".formatted(symbol, contracts, at),
        at,
        Source.LIVE);
  }

  /** Price at the end of the bar that began so many bars ago: near 100, in a mixed order. */
  static BigDecimal price(int barsAgo) {
    return new BigDecimal("100").add(tick(barsAgo));
  }

  private static BigDecimal tick(int i) {
    return BigDecimal.valueOf(i * 37 % 100, 3);
  }

  private static BigDecimal volume(int i) {
    return BASE_VOLUME.add(BigDecimal.valueOf(i * 53 % 100));
  }
}
