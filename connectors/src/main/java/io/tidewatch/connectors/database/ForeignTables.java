package io.tidewatch.connectors.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Tables of others under the names of ours. Rows of ours are written over and deleted, so a table
 * that somebody else made must never be taken for one.
 */
final class ForeignTables {
  private static final String OURS = "tidewatch:";
  private static final String DELIVERIES = "sol_ws_alert_delivery";

  private ForeignTables() {}

  /** Which of our names are taken by others. */
  static List<String> in(DataSource source) throws SQLException {
    List<String> foreign = new ArrayList<>();
    try (Connection connection = source.getConnection()) {
      for (String table : ours()) {
        if (isForeign(connection, table)) {
          foreign.add(table);
        }
      }
    }
    return foreign;
  }

  private static List<String> ours() {
    return Stream.of(
            Arrays.stream(FuturesTable.values()).map(FuturesTable::table),
            Arrays.stream(WhaleTable.values()).map(WhaleTable::table),
            Stream.of(DELIVERIES))
        .flatMap(tables -> tables)
        .toList();
  }

  private static boolean isForeign(Connection connection, String table) throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(), connection.getSchema(), table.replace("_", "\\_"), null)) {
      while (tables.next()) {
        String comment = tables.getString("REMARKS");
        if (comment == null || !comment.startsWith(OURS)) {
          return true;
        }
      }
      return false;
    }
  }
}
