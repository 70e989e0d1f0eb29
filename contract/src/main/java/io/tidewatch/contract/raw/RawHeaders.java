package io.tidewatch.contract.raw;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What a feed stamps on each raw record. All values are text, so that any console reader shows
 * them.
 *
 * @param venue for example {@code binance-spot}
 * @param channel for example {@code trades}
 * @param connection id of the connection, unique within the venue
 * @param epoch rises by one at each new connection
 * @param seq number of the frame within the connection, from 0
 * @param receivedUs wall clock at receipt, microseconds since 1970
 * @param source how the record came here
 */
public record RawHeaders(
    String venue,
    String channel,
    String connection,
    long epoch,
    long seq,
    long receivedUs,
    Source source) {
  public static final String VENUE = "venue";
  public static final String CHANNEL = "channel";
  public static final String CONNECTION = "connection";
  public static final String EPOCH = "epoch";
  public static final String SEQ = "seq";
  public static final String RECEIVED_US = "received-us";
  public static final String SOURCE = "source";

  public RawHeaders {
    requireNonNull(venue, "venue");
    requireNonNull(channel, "channel");
    requireNonNull(connection, "connection");
    requireNonNull(source, "source");
  }

  /** The record timestamp that belongs to these headers: receive time in milliseconds. */
  public long receivedMs() {
    return receivedUs / 1_000;
  }

  public Headers toHeaders() {
    return new RecordHeaders()
        .add(VENUE, venue.getBytes(UTF_8))
        .add(CHANNEL, channel.getBytes(UTF_8))
        .add(CONNECTION, connection.getBytes(UTF_8))
        .add(EPOCH, Long.toString(epoch).getBytes(US_ASCII))
        .add(SEQ, Long.toString(seq).getBytes(US_ASCII))
        .add(RECEIVED_US, Long.toString(receivedUs).getBytes(US_ASCII))
        .add(SOURCE, source.wireName().getBytes(US_ASCII));
  }

  /**
   * Reads a number header without building a string; empty if it is absent or is not a non-negative
   * number.
   */
  public static OptionalLong number(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      return OptionalLong.empty();
    }
    byte[] digits = header.value();
    if (digits.length == 0 || digits.length > 18) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (byte digit : digits) {
      if (digit < '0' || digit > '9') {
        return OptionalLong.empty();
      }
      value = value * 10 + (digit - '0');
    }
    return OptionalLong.of(value);
  }

  /** Whether the record was fetched after a gap. */
  public static boolean isBackfill(Headers headers) {
    Header header = headers.lastHeader(SOURCE);
    return header != null
        && header.value() != null
        && header.value().length > 0
        && header.value()[0] == 'b';
  }
}
