package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.DatabaseSettings;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;

/**
 * The database of the token pool.
 *
 * @param clock time of the market, from which changes of the pool take force
 * @param language of the messages and reasons in the alert log
 * @param zone of the times in these messages
 */
public record PoolOptions(
    DatabaseSettings database, InstantSource clock, Locale language, ZoneId zone) {
  public PoolOptions {
    requireNonNull(database, "database");
    requireNonNull(clock, "clock");
    requireNonNull(language, "language");
    requireNonNull(zone, "zone");
  }
}
