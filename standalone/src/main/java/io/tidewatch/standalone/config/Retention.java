package io.tidewatch.standalone.config;

import java.time.Duration;

/**
 * How much the database keeps of futures and of watched addresses.
 *
 * @param maxAge after which rows of futures are deleted
 * @param maxRowsPerSymbol bars of a symbol that are kept; 0 for all
 * @param maxSizeMb MiB that the tables may take together; 0 for any
 * @param whaleOrdersMaxAge after which orders of watched addresses are deleted
 * @param whaleSignalsMaxAge after which their signals are deleted
 * @param every how often that is seen to
 * @param autoCleanup whether it is seen to at all; if not, only when asked
 */
public record Retention(
    Duration maxAge,
    int maxRowsPerSymbol,
    int maxSizeMb,
    Duration whaleOrdersMaxAge,
    Duration whaleSignalsMaxAge,
    Duration every,
    boolean autoCleanup) {
  private static final Duration SHORTEST_AGE = Duration.ofHours(1);
  private static final Duration LONGEST_AGE = Duration.ofDays(3_650);
  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST = 100_000_000;

  public Retention {
    requireAge("maxAge", maxAge);
    Require.between("maxRowsPerSymbol", 0, MOST, maxRowsPerSymbol);
    Require.between("maxSizeMb", 0, MOST, maxSizeMb);
    requireAge("whaleOrdersMaxAge", whaleOrdersMaxAge);
    requireAge("whaleSignalsMaxAge", whaleSignalsMaxAge);
    Require.positive("every", every);
    InvalidComponent.unless(
        every.compareTo(SHORTEST_PAUSE) >= 0, "every", "a duration of at least 1m", every);
  }

  private static void requireAge(String component, Duration age) {
    InvalidComponent.unless(
        age.compareTo(SHORTEST_AGE) >= 0 && age.compareTo(LONGEST_AGE) <= 0,
        component,
        "a duration from 1h to 3650d",
        age);
  }
}
