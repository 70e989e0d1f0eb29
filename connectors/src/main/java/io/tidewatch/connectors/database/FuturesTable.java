package io.tidewatch.connectors.database;

/**
 * The tables of futures, whose rows age. Names of tables and columns stand in statements as they
 * are here; nothing from elsewhere does.
 */
public enum FuturesTable {
  KLINES("klines", "open_time"),
  ANOMALIES("anomalies", "timestamp"),
  AI_COINS("ai_coins", "updated_at"),
  OI_RANKINGS("oi_rankings", "updated_at");

  private final String table;
  private final String time;

  FuturesTable(String table, String time) {
    this.table = table;
    this.time = time;
  }

  /** The name of the table. */
  public String table() {
    return table;
  }

  /** The column by which its rows age, epoch milliseconds, quoted. */
  public String time() {
    return "`" + time + "`";
  }
}
