package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import java.util.Optional;

/** Stamps the data frames of one connection and sends them on their way. Socket thread only. */
final class FrameGate {
  private final ConnectionId id;
  private final OkxParts parts;
  private long seq;

  FrameGate(ConnectionId id, OkxParts parts) {
    this.id = requireNonNull(id, "id");
    this.parts = requireNonNull(parts, "parts");
  }

  RawHeaders headers(String text, Optional<OkxChannel> channel) {
    long received = parts.common().clock().receivedUs(text);
    return new RawHeaders(
        OkxChannel.VENUE,
        channel.orElse(OkxChannel.BOOKS).wireName(),
        id.id(),
        id.epoch(),
        seq++,
        received,
        parts.common().clock().source());
  }

  Lane.Taken take(Lane lane, OkxScan.Scanned scanned, Incoming frame) {
    return switch (scanned.channel().orElseThrow()) {
      case BOOKS -> lane.book(frame);
      case TRADES -> lane.trades(frame);
    };
  }

  /** A frame of no subscription: what cannot be read is passed on, the detector judges it. */
  void stray(OkxScan.Scanned scanned, byte[] bytes, RawHeaders headers) {
    if (scanned.channel().isPresent() && scanned.instId().isPresent()) {
      parts.counters().unwantedFrames.increment();
      return;
    }
    parts.common().counters().unreadableFrames.increment();
    String key = scanned.instId().orElse(OkxChannel.UNKNOWN);
    parts.publisher().publish(Topics.OKX_FRAMES, key, bytes, headers);
  }
}
