package io.tidewatch.topology.largetrades;

import java.util.Locale;

/** Frames as the venue sends them. */
final class Frames {
  private Frames() {}

  static String trade(
      String symbol, long id, long timeMs, String price, String quantity, boolean buy) {
    return "{\"stream\":\""
        + symbol.toLowerCase(Locale.ROOT)
        + "@trade\",\"data\":{\"e\":\"trade\",\"E\":"
        + timeMs
        + ",\"s\":\""
        + symbol
        + "\",\"t\":"
        + id
        + ",\"p\":\""
        + price
        + "\",\"q\":\""
        + quantity
        + "\",\"T\":"
        + timeMs
        + ",\"m\":"
        + !buy
        + ",\"M\":true}}";
  }

  /** A row of aggTrades. */
  static String row(
      long first, long last, long timeMs, String price, String quantity, boolean buy) {
    return "{\"a\":7,\"p\":\""
        + price
        + "\",\"q\":\""
        + quantity
        + "\",\"f\":"
        + first
        + ",\"l\":"
        + last
        + ",\"T\":"
        + timeMs
        + ",\"m\":"
        + !buy
        + ",\"M\":true}";
  }
}
