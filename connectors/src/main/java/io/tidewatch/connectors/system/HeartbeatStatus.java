package io.tidewatch.connectors.system;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What became of the beats.
 *
 * @param beats that were taken
 * @param failures beats that were not
 * @param withheld beats that were due while the system was not well
 * @param lastError why the newest one was not taken; empty if it was
 */
public record HeartbeatStatus(
    long beats, long failures, long withheld, Optional<String> lastError) {
  public HeartbeatStatus {
    requireNonNull(lastError, "lastError");
  }
}
