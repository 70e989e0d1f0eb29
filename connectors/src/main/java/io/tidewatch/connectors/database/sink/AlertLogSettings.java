package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How alerts are written to the database.
 *
 * @param group consumer group
 * @param batchRows rows in one transaction, at most
 * @param maxAge how long an alert waits for others
 */
public record AlertLogSettings(String group, int batchRows, Duration maxAge) {
  /** The usual ones. */
  public static final AlertLogSettings DEFAULT =
      new AlertLogSettings("tidewatch-alert-log", 100, Duration.ofSeconds(2));

  public AlertLogSettings {
    requireNonNull(group, "group");
    requireNonNull(maxAge, "maxAge");
    if (batchRows < 1) {
      throw new IllegalArgumentException("expected batchRows of at least 1, was " + batchRows);
    }
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("expected a maxAge of 0 or more, was " + maxAge);
    }
  }
}
