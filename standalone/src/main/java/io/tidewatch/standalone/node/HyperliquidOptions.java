package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.hyperliquid.HyperliquidFeedSettings;
import java.time.InstantSource;

/**
 * The feed of Hyperliquid.
 *
 * @param receiveClock tells when a frame or an answer came
 * @param clock time of the market: the feed says each second how late it is
 */
public record HyperliquidOptions(
    HyperliquidFeedSettings feed, ReceiveClock receiveClock, InstantSource clock) {
  public HyperliquidOptions {
    requireNonNull(feed, "feed");
    requireNonNull(receiveClock, "receiveClock");
    requireNonNull(clock, "clock");
  }
}
