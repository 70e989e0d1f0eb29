package io.tidewatch.connectors.database.sink;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A statement that adds a row, or brings the row of the same key to these values. */
final class Upsert {
  private Upsert() {}

  /**
   * With a parameter for each column, named as the column.
   *
   * @param kept the key, and what stays as it was first
   */
  static String into(String table, List<String> kept, List<String> values) {
    List<String> columns = Stream.concat(kept.stream(), values.stream()).toList();
    return insert(table, columns)
        + " ON DUPLICATE KEY UPDATE "
        + values.stream()
            .map(column -> "`" + column + "` = VALUES(`" + column + "`)")
            .collect(Collectors.joining(", "));
  }

  /** Without the second half: a row of the same key is an error. */
  static String insert(String table, List<String> columns) {
    return "INSERT INTO "
        + table
        + " (`"
        + String.join("`, `", columns)
        + "`) VALUES (:"
        + String.join(", :", columns)
        + ")";
  }
}
