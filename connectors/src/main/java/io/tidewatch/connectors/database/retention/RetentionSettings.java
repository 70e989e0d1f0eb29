package io.tidewatch.connectors.database.retention;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much the database keeps of futures and of watched addresses.
 *
 * @param maxAge of a row of futures, by its own time against the clock
 * @param maxRowsPerSymbol bars that are kept of a symbol, the newest; 0 for all
 * @param maxSizeMb MiB that the tables of futures may take together; 0 for any
 * @param whaleOrders age of an order of a watched address
 * @param whaleSignals age of a signal
 * @param every how often it is seen to
 */
public record RetentionSettings(
    Duration maxAge,
    int maxRowsPerSymbol,
    int maxSizeMb,
    Duration whaleOrders,
    Duration whaleSignals,
    Duration every) {
  public static final Duration DEFAULT_WHALE_ORDERS = Duration.ofDays(30);
  public static final Duration DEFAULT_WHALE_SIGNALS = Duration.ofDays(90);

  /** Those of the original design. */
  public static final RetentionSettings DEFAULT =
      new RetentionSettings(Duration.ofHours(24), 10_000, 100, Duration.ofHours(1));

  /** With the usual ages of what is written about watched addresses. */
  public RetentionSettings(Duration maxAge, int maxRowsPerSymbol, int maxSizeMb, Duration every) {
    this(maxAge, maxRowsPerSymbol, maxSizeMb, DEFAULT_WHALE_ORDERS, DEFAULT_WHALE_SIGNALS, every);
  }

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
    if (!whaleOrders.isPositive() || !whaleSignals.isPositive()) {
      throw new IllegalArgumentException(
          "expected whaleOrders and whaleSignals over 0, was "
              + whaleOrders
              + " and "
              + whaleSignals);
    }
    if (!every.isPositive()) {
      throw new IllegalArgumentException("expected every over 0, was " + every);
    }
  }
}
