package io.tidewatch.simulator.hyperliquid;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The limits of the simulated venue, all of them per address of a client, and its times.
 *
 * @param users most different users in user channels, over all sockets
 * @param connections most sockets at once
 * @param connectsPerMinute most new sockets in a minute
 * @param messagesPerMinute most messages of clients in a minute, over all sockets
 * @param subscriptions most subscriptions over all sockets
 * @param weightPerMinute of REST requests
 * @param minute how long a minute of these limits is
 * @param idleLimit a socket that nothing was sent on for that long is cut
 * @param statePush pause between two states of an account
 * @param snapshotFills fills in the snapshot of a user channel
 */
public record HyperliquidSettings(
    int users,
    int connections,
    int connectsPerMinute,
    int messagesPerMinute,
    int subscriptions,
    int weightPerMinute,
    Duration minute,
    Duration idleLimit,
    Duration statePush,
    int snapshotFills) {
  public HyperliquidSettings {
    requireNonNull(minute, "minute");
    requireNonNull(idleLimit, "idleLimit");
    requireNonNull(statePush, "statePush");
    if (users < 1 || connections < 1 || subscriptions < 1 || snapshotFills < 0) {
      throw new IllegalArgumentException(
          "expected room for a user, a connection and a subscription, was "
              + users
              + ", "
              + connections
              + " and "
              + subscriptions);
    }
    if (!minute.isPositive() || !idleLimit.isPositive() || !statePush.isPositive()) {
      throw new IllegalArgumentException("expected times above zero");
    }
  }

  /** As documented and measured in 2026. */
  public static HyperliquidSettings standard() {
    return new HyperliquidSettings(
        10,
        10,
        30,
        2_000,
        1_000,
        1_200,
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        Duration.ofSeconds(5),
        30);
  }

  public HyperliquidSettings withUsers(int most) {
    return new HyperliquidSettings(
        most,
        connections,
        connectsPerMinute,
        messagesPerMinute,
        subscriptions,
        weightPerMinute,
        minute,
        idleLimit,
        statePush,
        snapshotFills);
  }

  /** Limits of what clients may send. */
  public HyperliquidSettings withRates(int connects, int messages, int weight) {
    return new HyperliquidSettings(
        users,
        connections,
        connects,
        messages,
        subscriptions,
        weight,
        minute,
        idleLimit,
        statePush,
        snapshotFills);
  }

  /** Most sockets at once and most subscriptions over all of them. */
  public HyperliquidSettings withRoom(int sockets, int subscribed) {
    return new HyperliquidSettings(
        users,
        sockets,
        connectsPerMinute,
        messagesPerMinute,
        subscribed,
        weightPerMinute,
        minute,
        idleLimit,
        statePush,
        snapshotFills);
  }

  /** The venue's times; a minute is that of its rates. */
  public HyperliquidSettings withTimes(Duration idle, Duration push, Duration ofRates) {
    return new HyperliquidSettings(
        users,
        connections,
        connectsPerMinute,
        messagesPerMinute,
        subscriptions,
        weightPerMinute,
        ofRates,
        idle,
        push,
        snapshotFills);
  }

  public HyperliquidSettings withSnapshotFills(int count) {
    return new HyperliquidSettings(
        users,
        connections,
        connectsPerMinute,
        messagesPerMinute,
        subscriptions,
        weightPerMinute,
        minute,
        idleLimit,
        statePush,
        count);
  }
}
