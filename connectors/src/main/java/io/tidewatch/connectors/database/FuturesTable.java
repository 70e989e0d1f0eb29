package io.tidewatch.connectors.database;

/** The tables of futures, whose rows age. */
public enum FuturesTable implements AgedTable {
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

  @Override
  public String table() {
    return table;
  }

  @Override
  public String time() {
    return "`" + time + "`";
  }
}
