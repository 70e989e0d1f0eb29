package io.tidewatch.connectors.nats;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * How the bridge to NATS is doing.
 *
 * @param connected whether the last attempt worked
 * @param published signals that the stream took since the start
 * @param duplicates signals that it had already
 * @param refused signals that are larger than the server takes, and that were passed over
 * @param missed records that their topic deleted before they were read
 * @param failures attempts that failed; all but the refused ones are made again
 * @param pending signals that were read and wait
 * @param lag age of the oldest one that waits; zero if none does
 */
public record NatsBridgeStatus(
    boolean connected,
    long published,
    long duplicates,
    long refused,
    long missed,
    long failures,
    int pending,
    Duration lag,
    Optional<String> lastError) {
  public NatsBridgeStatus {
    requireNonNull(lag, "lag");
    requireNonNull(lastError, "lastError");
  }
}
