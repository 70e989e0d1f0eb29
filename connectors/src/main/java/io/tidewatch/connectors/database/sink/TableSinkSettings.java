package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the values of a topic are written to a table.
 *
 * @param group consumer group
 * @param batchRows rows in one transaction, at most
 * @param maxAge how long a row waits for others
 */
public record TableSinkSettings(String group, int batchRows, Duration maxAge) {
  /** The usual ones of the alert log. */
  public static final TableSinkSettings ALERT_LOG = of("tidewatch-alert-log");

  public TableSinkSettings {
    requireNonNull(group, "group");
    requireNonNull(maxAge, "maxAge");
    if (batchRows < 1) {
      throw new IllegalArgumentException("expected batchRows of at least 1, was " + batchRows);
    }
    if (maxAge.isNegative()) {
      throw new IllegalArgumentException("expected a maxAge of 0 or more, was " + maxAge);
    }
  }

  /** A hundred rows, or what came within two seconds. */
  public static TableSinkSettings of(String group) {
    return new TableSinkSettings(group, 100, Duration.ofSeconds(2));
  }

  /** The same for one of several sinks, each with a consumer group of its own. */
  TableSinkSettings named(String name) {
    return new TableSinkSettings(group + "-" + name, batchRows, maxAge);
  }
}
