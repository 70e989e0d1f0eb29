package io.tidewatch.connectors.database.sink;

import java.util.List;
import java.util.Optional;

/**
 * A table that rows are written to.
 *
 * @param <R> a row
 */
interface RowStore<R> {
  /**
   * Writes all of these rows or none of them. The same row may come again and changes nothing then.
   *
   * @throws RuntimeException with the {@link java.sql.SQLException} among its causes
   */
  void write(List<R> rows);

  /** Says which row it is, for the log. */
  String name(R row);

  /** The id of the alert that it is about, if it is about one. */
  default Optional<String> alert(R row) {
    return Optional.empty();
  }
}
