package io.tidewatch.connectors.database.retention;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much of futures the database keeps.
 *
 * @param maxAge of a row, by its own time against the clock
 * @param maxRowsPerSymbol bars that are kept of a symbol, the newest; 0 for all
 * @param maxSizeMb MiB that the tables of futures may take together; 0 for any
 * @param every how often it is seen to
 */
public record RetentionSettings(
    Duration maxAge, int maxRowsPerSymbol, int maxSizeMb, Duration every) {
  /** Those of the original design. */
  public static final RetentionSettings DEFAULT =
      new RetentionSettings(Duration.ofHours(24), 10_000, 100, Duration.ofHours(1));

  public RetentionSettings {
    requireNonNull(maxAge, "maxAge");
    requireNonNull(every, "every");
    if (!maxAge.isPositive()) {
      throw new IllegalArgumentException("expected a maxAge over 0, was " + maxAge);
    }
    if (maxRowsPerSymbol < 0) {
      throw new IllegalArgumentException(
          "expected maxRowsPerSymbol of 0 or more, was " + maxRowsPerSymbol);
    }
    if (maxSizeMb < 0) {
      throw new IllegalArgumentException("expected maxSizeMb of 0 or more, was " + maxSizeMb);
    }
    if (!every.isPositive()) {
      throw new IllegalArgumentException("expected every over 0, was " + every);
    }
  }
}
