package io.tidewatch.simulator.futures;

import io.tidewatch.contract.serde.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bars in the venue's words: a frame of the stream, a row over REST. */
final class KlineText {
  private static final String INTERVAL = "15m";

  private KlineText() {}

  /**
   * A frame.
   *
   * @param eventMs when the venue sends it, epoch milliseconds
   * @param closed whether the bar is over
   */
  static String frame(String symbol, ScriptedBar bar, long eventMs, boolean closed) {
    Map<String, Object> k = new LinkedHashMap<>();
    k.put("t", bar.openTime());
    k.put("T", bar.closeTime() - 1);
    k.put("s", symbol);
    k.put("i", INTERVAL);
    k.put("f", 100);
    k.put("L", 100 + bar.trades());
    k.put("o", text(bar.open()));
    k.put("c", text(bar.close()));
    k.put("h", text(bar.high()));
    k.put("l", text(bar.low()));
    k.put("v", text(bar.baseVolume()));
    k.put("n", bar.trades());
    k.put("x", closed);
    k.put("q", text(bar.quoteVolume()));
    k.put("V", text(bar.takerBase()));
    k.put("Q", text(bar.takerQuote()));
    k.put("B", "0");
    Map<String, Object> frame = new LinkedHashMap<>();
    frame.put("e", "kline");
    frame.put("E", eventMs);
    frame.put("s", symbol);
    frame.put("k", k);
    frame.put("st", 1);
    return Json.MAPPER.writeValueAsString(frame);
  }

  /** A row of klines. */
  static List<Object> row(ScriptedBar bar) {
    return List.of(
        bar.openTime(),
        text(bar.open()),
        text(bar.high()),
        text(bar.low()),
        text(bar.close()),
        text(bar.baseVolume()),
        bar.closeTime() - 1,
        text(bar.quoteVolume()),
        bar.trades(),
        text(bar.takerBase()),
        text(bar.takerQuote()),
        "0");
  }

  private static String text(BigDecimal number) {
    return number.toPlainString();
  }
}
