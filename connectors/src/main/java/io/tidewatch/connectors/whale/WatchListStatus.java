package io.tidewatch.connectors.whale;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How the loads of the list of watched addresses went.
 *
 * @param loads that worked since the start
 * @param failures loads that did not; the list stays as it was
 * @param watched addresses, at the last load that worked
 * @param invalid rows whose address is none, at the last load that worked
 */
public record WatchListStatus(
    long loads, long failures, int watched, int invalid, Optional<String> lastError) {
  public WatchListStatus {
    requireNonNull(lastError, "lastError");
  }
}
