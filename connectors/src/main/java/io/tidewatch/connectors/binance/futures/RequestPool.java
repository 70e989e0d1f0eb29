package io.tidewatch.connectors.binance.futures;

/** What the venue counts of an address (USDT-M futures docs, "LIMITS"). */
public enum RequestPool {
  /** The weight of requests, shared with the venue's other futures. */
  WEIGHT("request weight"),
  /** Requests to {@code /futures/data}, whose weight is 0. */
  FUTURES_DATA("requests to /futures/data");

  private final String unit;

  RequestPool(String unit) {
    this.unit = unit;
  }

  String unit() {
    return unit;
  }
}
