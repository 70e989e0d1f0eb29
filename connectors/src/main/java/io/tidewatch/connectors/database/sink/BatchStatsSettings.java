package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the standing of the batches is written to the database.
 *
 * @param group consumer group
 * @param interval between two writes of a batch, at least
 */
public record BatchStatsSettings(String group, Duration interval) {
  /** The usual ones. */
  public static final BatchStatsSettings DEFAULT =
      new BatchStatsSettings("tidewatch-batch-stats", Duration.ofSeconds(2));

  public BatchStatsSettings {
    requireNonNull(group, "group");
    requireNonNull(interval, "interval");
    if (interval.isNegative()) {
      throw new IllegalArgumentException("expected an interval of 0 or more, was " + interval);
    }
  }
}
