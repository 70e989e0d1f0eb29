package io.tidewatch.connectors.hyperliquid;

import io.tidewatch.connectors.feed.Positive;

/**
 * What the venue allows one IP address.
 *
 * @param maxConnections at the same time
 * @param maxSubscriptionsPerConnection the venue takes 1,000 over all connections
 * @param maxUsers addresses on channels of their own
 * @param connectionsPerMinute new ones
 * @param messagesPerMinute sent by us over all connections
 */
public record PoolSettings(
    int maxConnections,
    int maxSubscriptionsPerConnection,
    int maxUsers,
    int connectionsPerMinute,
    int messagesPerMinute) {
  public static final PoolSettings DEFAULTS = new PoolSettings(10, 100, 10, 30, 2_000);
  private static final int VENUE_SUBSCRIPTIONS = 1_000;

  public PoolSettings {
    Positive.check("maxConnections", maxConnections);
    Positive.check("maxSubscriptionsPerConnection", maxSubscriptionsPerConnection);
    Positive.check("connectionsPerMinute", connectionsPerMinute);
    Positive.check("messagesPerMinute", messagesPerMinute);
    if (maxUsers < 0) {
      throw new IllegalArgumentException("expected maxUsers from 0, was " + maxUsers);
    }
    if (maxSubscriptionsPerConnection < 4) {
      throw new IllegalArgumentException(
          "expected maxSubscriptionsPerConnection of at least 4, the channels of one address, was"
              + " "
              + maxSubscriptionsPerConnection);
    }
    if ((long) maxConnections * maxSubscriptionsPerConnection > VENUE_SUBSCRIPTIONS) {
      throw new IllegalArgumentException(
          "expected at most 1,000 subscriptions over all connections, the venue's limit, was "
              + maxConnections
              + " times "
              + maxSubscriptionsPerConnection);
    }
  }

  /** As no two addresses share a connection for their order updates. */
  int users() {
    return Math.min(maxUsers, maxConnections);
  }

  public PoolSettings withMaxUsers(int most) {
    return new PoolSettings(
        maxConnections,
        maxSubscriptionsPerConnection,
        most,
        connectionsPerMinute,
        messagesPerMinute);
  }

  public PoolSettings withMaxConnections(int most) {
    return new PoolSettings(
        most, maxSubscriptionsPerConnection, maxUsers, connectionsPerMinute, messagesPerMinute);
  }

  public PoolSettings withPace(int connections, int messages) {
    return new PoolSettings(
        maxConnections, maxSubscriptionsPerConnection, maxUsers, connections, messages);
  }
}
