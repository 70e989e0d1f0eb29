package io.tidewatch.connectors.database.retention;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.AgedTable;
import io.tidewatch.connectors.database.SqlTrouble;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes rows, the oldest first, in batches of their own transactions, so that nobody who writes
 * waits for long. A batch is what lies before a time: all of the rows of a time go at once. For one
 * thread.
 */
final class Deletion {
  private static final int BATCH_ROWS = 1_000;
  private static final int ATTEMPTS = 5;

  private final Jdbi jdbi;
  private final CleanupProgress progress;
  private final Map<AgedTable, Long> deleted = new HashMap<>();
  private boolean stopped;

  Deletion(Jdbi jdbi, CleanupProgress progress) {
    this.jdbi = requireNonNull(jdbi, "jdbi");
    this.progress = requireNonNull(progress, "progress");
  }

  /** Deletes what is older than a time, epoch milliseconds. */
  void before(AgedTable table, long time) {
    before(table, time, Optional.empty());
  }

  /** Deletes what is older than a time, of one symbol. */
  void before(AgedTable table, long time, String symbol) {
    before(table, time, Optional.of(symbol));
  }

  private void before(AgedTable table, long time, Optional<String> symbol) {
    boolean more = true;
    while (more && !stopped) {
      Optional<Long> last = lastOfBatch(table, time, symbol);
      long until = last.map(its -> its + 1).orElse(time);
      int rows = patiently(table, until, symbol);
      deleted.merge(table, (long) rows, Long::sum);
      stopped = rows > 0 && !progress.deleted(rows);
      more = last.isPresent();
    }
  }

  /** The time of the last row of the oldest batch; empty if all rows are one batch. */
  private Optional<Long> lastOfBatch(AgedTable table, long time, Optional<String> symbol) {
    return jdbi.withHandle(sql ->
        sql.createQuery(
                "SELECT "
                    + table.time()
                    + " FROM "
                    + table.table()
                    + where(table, symbol)
                    + " ORDER BY "
                    + table.time()
                    + " LIMIT 1 OFFSET "
                    + (BATCH_ROWS - 1))
            .bind("time", time)
            .bindMap(named(symbol))
            .mapTo(Long.class)
            .findOne());
  }

  /** Whoever writes at the same time may be in the way: then once more. */
  private int patiently(AgedTable table, long time, Optional<String> symbol) {
    for (int attempt = 1; ; attempt++) {
      try {
        return delete(table, time, symbol);
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || SqlTrouble.of(e) != SqlTrouble.TRANSIENT) {
          throw e;
        }
      }
    }
  }

  private int delete(AgedTable table, long time, Optional<String> symbol) {
    return jdbi.withHandle(sql ->
        sql.createUpdate("DELETE FROM " + table.table() + where(table, symbol))
            .bind("time", time)
            .bindMap(named(symbol))
            .execute());
  }

  private static String where(AgedTable table, Optional<String> symbol) {
    return " WHERE "
        + symbol.map(name -> "symbol = :symbol AND ").orElse("")
        + table.time()
        + " < :time";
  }

  private static Map<String, String> named(Optional<String> symbol) {
    return symbol.map(name -> Map.of("symbol", name)).orElse(Map.of());
  }

  /** Rows deleted so far. */
  Map<AgedTable, Long> deleted() {
    return Map.copyOf(deleted);
  }

  /** Whether it was told not to go on. */
  boolean isStopped() {
    return stopped;
  }
}
