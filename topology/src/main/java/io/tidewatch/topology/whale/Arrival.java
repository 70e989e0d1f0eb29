package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

/**
 * Where a record stands, and when it came.
 *
 * @param receivedAt receive time, epoch milliseconds
 * @param epoch of its connection
 */
record Arrival(long receivedAt, long offset, long epoch, byte[] raw) {
  Arrival {
    requireNonNull(raw, "raw");
  }
}
