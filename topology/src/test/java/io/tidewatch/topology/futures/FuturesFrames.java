package io.tidewatch.topology.futures;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidewatch.topology.binance.FuturesKline;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Frames as the venue writes them. */
public final class FuturesFrames {
  /** A whole multiple of 15 minutes. */
  public static final long T0 = 1_761_900_300_000L - 1_761_900_300_000L % 900_000;

  public static final long BAR = 900_000;

  private FuturesFrames() {}

  public static FuturesKline kline(
      long openTime, String open, String high, String low, String close, String quoteVolume) {
    return new FuturesKline(
        openTime,
        new BigDecimal(open),
        new BigDecimal(high),
        new BigDecimal(low),
        new BigDecimal(close),
        new BigDecimal("100"),
        Optional.of(new BigDecimal(quoteVolume)),
        Optional.of(7L),
        Optional.of(BigDecimal.ONE));
  }

  public static String frame(String symbol, FuturesKline kline, long eventTime, boolean closed) {
    return """
    {"e":"kline","E":%d,"s":"%s","k":{"t":%d,"T":%d,"s":"%s","i":"15m","f":100,"L":200,"o":"%s",\
    "c":"%s","h":"%s","l":"%s","v":"%s","n":%d,"x":%b,"q":"%s","V":"500","Q":"%s","B":"0"}}\
    """
        .formatted(
            eventTime,
            symbol,
            kline.openTime(),
            kline.openTime() + BAR - 1,
            symbol,
            kline.open().toPlainString(),
            kline.close().toPlainString(),
            kline.high().toPlainString(),
            kline.low().toPlainString(),
            kline.baseVolume().toPlainString(),
            kline.trades().orElse(0L),
            closed,
            kline.quoteVolume().orElseThrow().toPlainString(),
            kline.takerBuyQuote().orElseThrow().toPlainString());
  }

  public static String row(FuturesKline kline) {
    return "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"%s\",%d,\"500\",\"%s\",\"0\"]"
        .formatted(
            kline.openTime(),
            kline.open().toPlainString(),
            kline.high().toPlainString(),
            kline.low().toPlainString(),
            kline.close().toPlainString(),
            kline.baseVolume().toPlainString(),
            kline.openTime() + BAR - 1,
            kline.quoteVolume().orElseThrow().toPlainString(),
            kline.trades().orElse(0L),
            kline.takerBuyQuote().orElseThrow().toPlainString());
  }

  public static String rows(List<FuturesKline> klines) {
    return klines.stream().map(FuturesFrames::row).collect(Collectors.joining(",", "[", "]"));
  }

  public static String contract(String symbol, String tickSize, long onboardAt) {
    return """
    {"symbol":"%s","pair":"%s","contractType":"PERPETUAL","onboardDate":%d,"status":"TRADING",\
    "filters":[{"filterType":"LOT_SIZE","stepSize":"1"},\
    {"filterType":"PRICE_FILTER","minPrice":"0.1","tickSize":"%s"}]}\
    """
        .formatted(symbol, symbol, onboardAt, tickSize);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
