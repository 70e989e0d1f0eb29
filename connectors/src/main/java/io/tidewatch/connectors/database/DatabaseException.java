package io.tidewatch.connectors.database;

/**
 * The database could not be opened. The message says which, why, and what to do; it holds no
 * secret, and neither does a cause, since there is none.
 */
public final class DatabaseException extends RuntimeException {
  DatabaseException(String message) {
    super(message);
  }
}
