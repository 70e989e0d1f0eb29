package io.tidewatch.topology.orderbooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

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

  private static final int MAX_CONNECTION_LENGTH = 100;

  Arrival {
    requireNonNull(connection, "connection");
  }

  /**
   * Of a record.
   *
   * @param timestampMs of the record, for one whose headers do not say when it was received
   */
  static Arrival of(long offset, long timestampMs, Headers headers) {
    long receivedUs =
        RawHeaders.number(headers, RawHeaders.RECEIVED_US).orElse(timestampMs * 1_000);
    Header connection = headers.lastHeader(RawHeaders.CONNECTION);
    String id =
        connection == null || connection.value() == null
            ? ""
            : new String(
                connection.value(),
                0,
                Math.min(MAX_CONNECTION_LENGTH, connection.value().length),
                UTF_8);
    return new Arrival(
        offset,
        receivedUs / 1_000,
        RawHeaders.number(headers, RawHeaders.EPOCH).orElse(UNKNOWN),
        id);
  }
}
