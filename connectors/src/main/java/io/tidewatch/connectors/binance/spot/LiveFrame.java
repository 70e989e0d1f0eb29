package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.raw.RawHeaders;

/**
 * A trade frame from the socket on its way to the topic.
 *
 * @param id trade id
 * @param time trade time, epoch milliseconds
 */
record LiveFrame(byte[] bytes, RawHeaders headers, long id, long time) {
  LiveFrame {
    requireNonNull(bytes, "bytes");
    requireNonNull(headers, "headers");
  }
}
