package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.futures.FuturesFeedSettings;
import io.tidewatch.connectors.feed.ReceiveClock;
import java.time.InstantSource;

/**
 * The feed of Binance futures.
 *
 * @param receiveClock tells when a frame or an answer came
 * @param clock time of the market: it says when a bar is over
 */
public record FuturesOptions(
    FuturesFeedSettings feed, ReceiveClock receiveClock, InstantSource clock) {
  public FuturesOptions {
    requireNonNull(feed, "feed");
    requireNonNull(receiveClock, "receiveClock");
    requireNonNull(clock, "clock");
  }
}
