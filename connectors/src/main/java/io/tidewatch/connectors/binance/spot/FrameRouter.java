package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.FrameReader;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.topic.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends each data frame on its way: a trade of a wanted symbol into the lane of that symbol,
 * anything else straight to the topic, where the detector judges it. Thread-safe.
 */
final class FrameRouter implements FrameReader {
  private final Map<String, Subscription> subscriptions;
  private final FeedParts parts;

  FrameRouter(Map<String, Subscription> subscriptions, FeedParts parts) {
    this.subscriptions = Map.copyOf(subscriptions);
    this.parts = requireNonNull(parts, "parts");
  }

  @Override
  public Frame read(byte[] bytes, Supplier<RawHeaders> headers) {
    ScannedFrame scanned = FrameScan.scan(bytes);
    if (scanned.isShutdown()) {
      return new Frame.Shutdown();
    }
    return scanned.isAnswer()
        ? new Frame.Answer()
        : new Frame.Data(route(bytes, headers.get(), scanned).map(Subscription::trades));
  }

  private Optional<Subscription> route(byte[] bytes, RawHeaders headers, ScannedFrame scanned) {
    parts.counters().came(bytes);
    scanned.tradeTime().ifPresent(said -> parts.counters().timed(said, headers.receivedUs()));
    Optional<Subscription> subscription = scanned.key().map(subscriptions::get);
    if (subscription.isPresent() && scanned.isTrade()) {
      long id = scanned.tradeId().orElseThrow();
      long time = scanned.tradeTime().orElseThrow();
      subscription.get().lane().accept(new LiveFrame(bytes, headers, id, time));
      return subscription;
    }
    if (!scanned.isTrade()) {
      parts.counters().unreadableFrames.increment();
    }
    String key = scanned.key().orElse(SpotChannel.UNKNOWN);
    parts.publisher().publish(Topics.BINANCE_SPOT_TRADES, key, bytes, headers);
    return Optional.empty();
  }
}
