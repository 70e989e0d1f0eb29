package io.tidewatch.connectors.database;

import java.util.Optional;

/**
 * The tables that are written about watched addresses. Names of tables and columns stand in
 * statements as they are here; nothing from elsewhere does.
 */
public enum WhaleTable {
  POSITIONS("hl_position_cache"),
  ORDERS("hl_order_aggregation", "last_fill_time"),
  SIGNALS("hl_address_signal", "timestamp");

  private final String table;
  private final Optional<String> time;

  WhaleTable(String table) {
    this.table = table;
    this.time = Optional.empty();
  }

  WhaleTable(String table, String time) {
    this.table = table;
    this.time = Optional.of("`" + time + "`");
  }

  /** The name of the table. */
  public String table() {
    return table;
  }

  /** The column by which its rows age, epoch milliseconds, quoted; empty if they do not. */
  public Optional<String> time() {
    return time;
  }
}
