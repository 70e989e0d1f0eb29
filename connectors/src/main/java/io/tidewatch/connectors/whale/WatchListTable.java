package io.tidewatch.connectors.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.SqlTrouble;
import io.tidewatch.connectors.feed.LogText;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/**
 * The table {@code hl_watch_addresses}, which belongs to whoever keeps it: it is read only, and may
 * have no column {@code tier}.
 */
final class WatchListTable {
  private static final String QUERY = "SELECT * FROM hl_watch_addresses ORDER BY id";
  private static final Set<String> NEEDED = Set.of("id", "address", "is_active");

  private final Database database;

  /**
   * A row as it stands there.
   *
   * @param id of any type, for people
   */
  record Row(
      String id,
      Optional<String> address,
      Optional<String> label,
      boolean active,
      Optional<String> tier) {}

  WatchListTable(Database database) {
    this.database = requireNonNull(database, "database");
  }

  /**
   * All rows, by id.
   *
   * @throws WatchListException if they cannot be read
   */
  List<Row> rows() {
    try {
      return database
          .jdbi()
          .withHandle(sql ->
              sql.createQuery(QUERY)
                  .scanResultSet((rows, context) -> {
                    try (context) {
                      return read(rows.get());
                    }
                  }));
    } catch (JdbiException e) {
      throw new WatchListException(
          "hl_watch_addresses in "
              + database.settings().place()
              + " could not be read: "
              + LogText.bounded(SqlTrouble.reason(e)));
    }
  }

  private static List<Row> read(ResultSet rows) throws SQLException {
    Set<String> columns = columns(rows.getMetaData());
    if (!columns.containsAll(NEEDED)) {
      throw new WatchListException(
          "expected the columns id, address and is_active in hl_watch_addresses, was "
              + LogText.bounded(String.join(", ", columns)));
    }
    List<Row> read = new ArrayList<>();
    while (rows.next()) {
      read.add(
          new Row(
              rows.getString("id"),
              text(rows, "address", columns),
              text(rows, "label", columns),
              rows.getBoolean("is_active"),
              text(rows, "tier", columns)));
    }
    return read;
  }

  private static Optional<String> text(ResultSet row, String column, Set<String> columns)
      throws SQLException {
    return columns.contains(column)
        ? Optional.ofNullable(row.getString(column)).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private static Set<String> columns(ResultSetMetaData head) throws SQLException {
    Set<String> columns = new HashSet<>();
    for (int i = 1; i <= head.getColumnCount(); i++) {
      columns.add(head.getColumnLabel(i).toLowerCase(Locale.ROOT));
    }
    return columns;
  }
}
