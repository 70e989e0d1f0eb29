package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How a sink into the database is doing.
 *
 * @param connected whether the last write worked
 * @param written rows that the database took since the start, again those it had already
 * @param refused rows that the database refused for good, and that were passed over
 * @param cut figures left empty since they were too large for their column
 * @param missed records that their topic deleted before they were read: the database was away for
 *     longer than it keeps them
 * @param pending rows that wait to be written
 * @param batches statements that the database took, each with one row or more
 * @param writing time that they took together
 * @param failures writes that failed and are tried again
 */
public record SqlSinkStatus(
    boolean connected,
    long written,
    long refused,
    long cut,
    long missed,
    int pending,
    long batches,
    Duration writing,
    long failures,
    Optional<String> lastError) {
  public SqlSinkStatus {
    requireNonNull(writing, "writing");
    requireNonNull(lastError, "lastError");
  }
}
