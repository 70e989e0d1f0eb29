package io.tidewatch.connectors.binance.spot;

/** Names of this venue and its channels in headers, events and keys. */
final class SpotChannel {
  static final String VENUE = "binance-spot";
  static final String TRADES = "trades";
  static final String PRICES = "prices";

  /** Key of a record whose symbol cannot be told. */
  static final String UNKNOWN = "unknown";

  private SpotChannel() {}
}
