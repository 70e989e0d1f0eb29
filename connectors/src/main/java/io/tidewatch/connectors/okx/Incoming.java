package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;
import java.util.OptionalLong;

/**
 * A data frame on its way to a topic.
 *
 * @param snapshot whether it replaces the book
 * @param lastTradeId highest trade id in it
 */
record Incoming(byte[] bytes, RawHeaders headers, boolean snapshot, OptionalLong lastTradeId) {
  Incoming {
    requireNonNull(bytes, "bytes");
    requireNonNull(headers, "headers");
    requireNonNull(lastTradeId, "lastTradeId");
  }

  long epoch() {
    return headers.epoch();
  }
}
