package io.tidewatch.connectors.binance.futures;

/** Names of this venue and its channels in headers, events and keys. */
final class FuturesChannel {
  static final String VENUE = "binance-futures";
  static final String KLINES = "klines";
  static final String CONTRACT = "contract";
  static final String TICKER = "ticker";
  static final String OPEN_INTEREST = "open-interest";
  static final String OPEN_INTEREST_HISTORY = "open-interest-history";
  static final String TOP_POSITIONS = "top-positions";
  static final String GLOBAL_ACCOUNTS = "global-accounts";

  /** Events about requests and their budget. */
  static final String REST = "rest";

  /** Events about the local clock. */
  static final String CLOCK = "clock";

  /** Key of a record whose symbol cannot be told. */
  static final String UNKNOWN = "unknown";

  /** Length of a bar in milliseconds. */
  static final long BAR_MS = 900_000;

  private FuturesChannel() {}
}
