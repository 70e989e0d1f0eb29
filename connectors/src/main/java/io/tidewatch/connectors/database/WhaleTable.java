package io.tidewatch.connectors.database;

/** The tables that are written about watched addresses. */
public enum WhaleTable implements AgedTable {
  POSITIONS("hl_position_cache", "stated_at"),
  ORDERS("hl_order_aggregation", "last_fill_time"),
  SIGNALS("hl_address_signal", "timestamp");

  private final String table;
  private final String time;

  WhaleTable(String table, String time) {
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
