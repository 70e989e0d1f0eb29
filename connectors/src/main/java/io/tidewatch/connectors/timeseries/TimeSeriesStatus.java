package io.tidewatch.connectors.timeseries;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How the time-series sink is doing.
 *
 * @param connected whether the last request was answered as it should
 * @param written points that the store took since the start
 * @param rejected points in requests that the store refused for good; it may have taken a part
 * @param dropped points that were thrown away because the spool was full
 * @param spooledBatches requests that wait on disk
 * @param spooledBytes their size
 * @param failures requests that failed and are tried again
 */
public record TimeSeriesStatus(
    boolean connected,
    long written,
    long rejected,
    long dropped,
    int spooledBatches,
    long spooledBytes,
    long failures,
    Optional<String> lastError) {
  public TimeSeriesStatus {
    requireNonNull(lastError, "lastError");
  }
}
