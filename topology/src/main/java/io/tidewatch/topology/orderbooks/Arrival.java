package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

/**
 * How a record came.
 *
 * @param offset within its partition
 * @param receivedMs receive time, epoch milliseconds
 * @param epoch of its connection; {@link #UNKNOWN} if the headers do not say
 * @param connection id of its connection
 */
record Arrival(long offset, long receivedMs, long epoch, String connection) {
  static final long UNKNOWN = -1;

  Arrival {
    requireNonNull(connection, "connection");
  }
}
