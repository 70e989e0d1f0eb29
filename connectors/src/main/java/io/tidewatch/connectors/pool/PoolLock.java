package io.tidewatch.connectors.pool;

import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementException;

/** Lets one load at a time at a database, until its transaction ends. */
final class PoolLock {
  // Taken by another: of H2, MariaDB and MySQL.
  private static final Set<Integer> TAKEN = Set.of(50_200, 90_131, 1_205, 3_572);

  private PoolLock() {}

  /**
   * Takes it within the transaction of this handle.
   *
   * @throws PoolException if another load has it
   */
  static void take(Handle sql) {
    try {
      if (lock(sql) == 0) {
        sql.execute("INSERT INTO tidewatch_lock (name) VALUES ('pool')");
      }
    } catch (StatementException e) {
      if (e.getCause() instanceof SQLException cause && TAKEN.contains(cause.getErrorCode())) {
        throw new PoolException(
            "another load of the pool is at work on this database. Nothing was written; wait for"
                + " it to end and run this one again");
      }
      throw e;
    }
  }

  private static long lock(Handle sql) {
    return sql.createQuery("SELECT name FROM tidewatch_lock WHERE name = 'pool' FOR UPDATE NOWAIT")
        .mapTo(String.class)
        .list()
        .size();
  }
}
