package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.retention.RetentionSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;

/**
 * The database: the token pool is read from it, alerts and futures are written to it.
 *
 * @param retention how much of futures it keeps
 * @param autoCleanup whether it sees to that by itself
 * @param watchListEvery pause between two loads of the list of watched addresses
 * @param clock time of the market, from which changes of the pool take force
 * @param language of the messages and reasons in the alert log
 * @param zone of the times in these messages
 * @param use what this process has to do with it
 */
public record DatabaseOptions(
    DatabaseSettings database,
    RetentionSettings retention,
    boolean autoCleanup,
    Duration watchListEvery,
    InstantSource clock,
    Locale language,
    ZoneId zone,
    Use use) {
  public DatabaseOptions {
    requireNonNull(database, "database");
    requireNonNull(retention, "retention");
    requireNonNull(watchListEvery, "watchListEvery");
    requireNonNull(clock, "clock");
    requireNonNull(language, "language");
    requireNonNull(zone, "zone");
    requireNonNull(use, "use");
  }

  /** Of the process that keeps the database. */
  public DatabaseOptions(
      DatabaseSettings database,
      RetentionSettings retention,
      boolean autoCleanup,
      Duration watchListEvery,
      InstantSource clock,
      Locale language,
      ZoneId zone) {
    this(database, retention, autoCleanup, watchListEvery, clock, language, zone, Use.KEPT);
  }

  /** What a process has to do with a database. */
  public enum Use {
    /** It brings the topics in line with it, and writes results to it. */
    KEPT,
    /** It answers from it, and another process keeps it. */
    ASKED
  }

  boolean isKept() {
    return use == Use.KEPT;
  }

  /** The same, used like that. */
  public DatabaseOptions used(Use other) {
    return new DatabaseOptions(
        database, retention, autoCleanup, watchListEvery, clock, language, zone, other);
  }
}
