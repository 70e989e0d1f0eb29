package io.tidewatch.standalone.config;

import java.time.Duration;

/**
 * How much of futures the database keeps.
 *
 * @param maxAge after which rows are deleted
 * @param maxRowsPerSymbol bars of a symbol that are kept; 0 for all
 * @param maxSizeMb MiB that the tables may take together; 0 for any
 * @param every how often that is seen to
 * @param autoCleanup whether it is seen to at all; if not, only when asked
 */
public record Retention(
    Duration maxAge, int maxRowsPerSymbol, int maxSizeMb, Duration every, boolean autoCleanup) {
  private static final Duration SHORTEST_AGE = Duration.ofHours(1);
  private static final Duration LONGEST_AGE = Duration.ofDays(3_650);
  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST = 100_000_000;

  public Retention {
    InvalidComponent.unless(
        maxAge.compareTo(SHORTEST_AGE) >= 0 && maxAge.compareTo(LONGEST_AGE) <= 0,
        "maxAge",
        "a duration from 1h to 3650d",
        maxAge);
    Require.between("maxRowsPerSymbol", 0, MOST, maxRowsPerSymbol);
    Require.between("maxSizeMb", 0, MOST, maxSizeMb);
    Require.positive("every", every);
    InvalidComponent.unless(
        every.compareTo(SHORTEST_PAUSE) >= 0, "every", "a duration of at least 1m", every);
  }
}
