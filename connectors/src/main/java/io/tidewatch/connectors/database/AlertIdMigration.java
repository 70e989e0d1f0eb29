package io.tidewatch.connectors.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Gives the alert log a column with the id of the alert, and a unique key on it, so that an alert
 * told twice is one row. In Java since MySQL cannot add a column "if not exists".
 */
final class AlertIdMigration implements JavaMigration {
  private static final String KEY = "uk_alert_id";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("2");
  }

  @Override
  public String getDescription() {
    return "alert id";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement sql = connection.createStatement()) {
      if (!columns(sql).contains("alert_id")) {
        sql.execute("ALTER TABLE sol_ws_alert_log ADD COLUMN alert_id VARCHAR(64)");
      }
      if (!keys(connection).contains(KEY)) {
        sql.execute("CREATE UNIQUE INDEX " + KEY + " ON sol_ws_alert_log (alert_id)");
      }
    }
  }

  private static Set<String> columns(Statement sql) throws SQLException {
    try (ResultSet none = sql.executeQuery("SELECT * FROM sol_ws_alert_log WHERE 1 = 0")) {
      ResultSetMetaData head = none.getMetaData();
      Set<String> columns = new HashSet<>();
      for (int i = 1; i <= head.getColumnCount(); i++) {
        columns.add(head.getColumnLabel(i).toLowerCase(Locale.ROOT));
      }
      return columns;
    }
  }

  private static Set<String> keys(Connection connection) throws SQLException {
    try (ResultSet rows =
        connection
            .getMetaData()
            .getIndexInfo(
                connection.getCatalog(), connection.getSchema(), "sol_ws_alert_log", true, false)) {
      Set<String> keys = new HashSet<>();
      while (rows.next()) {
        String name = rows.getString("INDEX_NAME");
        if (name != null) {
          keys.add(name.toLowerCase(Locale.ROOT));
        }
      }
      return keys;
    }
  }
}
