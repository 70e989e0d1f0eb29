package io.tidewatch.contract.whale;

/**
 * What the feed of Hyperliquid calls the records that it writes: the channels of the venue by their
 * own names, and what only the feed knows under names of its own.
 */
public final class HyperliquidRecords {
  public static final String VENUE = "hyperliquid";

  /** Header: the address, in lower case, that a record was asked for; frames may not name it. */
  public static final String USER_HEADER = "user";

  public static final String TRADES = "trades";
  public static final String USER_FILLS = "userFills";
  public static final String TWAP_FILLS = "userTwapSliceFills";
  public static final String ORDER_UPDATES = "orderUpdates";
  public static final String OPEN_ORDERS = "openOrders";
  public static final String POSITIONS = "clearinghouseState";
  public static final String BALANCES = "spotClearinghouseState";
  public static final String CONTRACTS = "metaAndAssetCtxs";
  public static final String SPOT_PAIRS = "spotMeta";
  public static final String MIDS = "allMids";

  /** Own record: all addresses that are watched now, and how each is seen. */
  public static final String WATCHING = "watching";

  /** Own record: public trades of a coin that nobody brought. */
  public static final String LOST_TRADES = "lostTrades";

  /** Own record: all that could be fetched of an address for a span of time has been written. */
  public static final String BACKFILLED = "backfilled";

  /** Own record: it is that late, whether anything happens or not. */
  public static final String TIME = "time";

  private HyperliquidRecords() {}
}
