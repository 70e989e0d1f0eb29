package io.tidewatch.connectors.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;

/** What a failed write tells of the row that was to be written. */
public enum SqlTrouble {
  /** Nothing: nobody answers, or the database is busy. The same row may be taken later. */
  TRANSIENT,
  /** The database will never take this row. */
  ROW,
  /** It cannot be told from the error alone. */
  UNCLEAR;

  /** Deadlock, lock wait timeout. */
  private static final Set<Integer> BUSY = Set.of(1205, 1213);

  /** Value out of range, cut, too long, of a wrong kind, or with letters the column cannot hold. */
  private static final Set<Integer> VALUES = Set.of(1264, 1265, 1292, 1366, 1406);

  /** What the error tells; UNCLEAR where it has no {@link SQLException} among its causes. */
  public static SqlTrouble of(Throwable error) {
    return sql(error).map(SqlTrouble::of).orElse(UNCLEAR);
  }

  private static SqlTrouble of(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    boolean away =
        error instanceof SQLTransientException
            || error instanceof SQLRecoverableException
            || error instanceof SQLNonTransientConnectionException
            || state.startsWith("08");
    if (away || state.startsWith("40") || BUSY.contains(error.getErrorCode())) {
      return TRANSIENT;
    }
    boolean value = VALUES.contains(error.getErrorCode());
    return value || state.startsWith("22") || state.startsWith("23") ? ROW : UNCLEAR;
  }

  /** What the driver said, in one sentence. */
  public static String reason(Throwable error) {
    return sql(error).map(SQLException::toString).orElseGet(error::toString);
  }

  private static Optional<SQLException> sql(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
