package io.tidewatch.topology.futures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How a record came.
 *
 * @param receivedMs epoch milliseconds
 * @param epoch of the connection
 * @param source only a live frame can be followed by a request to the feed
 */
record Arrival(int partition, long offset, long receivedMs, long epoch, Source source) {
  private static final byte[] REPLAY = Source.REPLAY.wireName().getBytes(US_ASCII);

  static Arrival of(Headers headers, long timestampMs, int partition, long offset) {
    long receivedUs =
        RawHeaders.number(headers, RawHeaders.RECEIVED_US).orElse(timestampMs * 1_000);
    long epoch = RawHeaders.number(headers, RawHeaders.EPOCH).orElse(0);
    return new Arrival(partition, offset, receivedUs / 1_000, epoch, source(headers));
  }

  /** Whether it comes from a recording, and so tells of another time. */
  boolean isReplay() {
    return source == Source.REPLAY;
  }

  private static Source source(Headers headers) {
    Header source = headers.lastHeader(RawHeaders.SOURCE);
    if (source != null && Arrays.equals(source.value(), REPLAY)) {
      return Source.REPLAY;
    }
    return RawHeaders.isBackfill(headers) ? Source.BACKFILL : Source.LIVE;
  }
}
