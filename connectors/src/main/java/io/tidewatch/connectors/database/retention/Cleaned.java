package io.tidewatch.connectors.database.retention;

import io.tidewatch.connectors.database.AgedTable;
import java.util.Map;

/**
 * What a clean-up did.
 *
 * @param rows that were deleted, of each table that rows were deleted from
 */
public record Cleaned(Map<AgedTable, Long> rows) {
  public Cleaned {
    rows = Map.copyOf(rows);
  }

  /** Rows of all tables. */
  public long total() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }
}
