package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.dbotx.DbotxFeedSettings;
import io.tidewatch.connectors.feed.ReceiveClock;

/**
 * The feed of DBotX.
 *
 * @param receiveClock tells when a frame came: frames have no time of their own, so this is the
 *     time of the market
 */
public record DbotxOptions(DbotxFeedSettings feed, ReceiveClock receiveClock) {
  public DbotxOptions {
    requireNonNull(feed, "feed");
    requireNonNull(receiveClock, "receiveClock");
  }
}
