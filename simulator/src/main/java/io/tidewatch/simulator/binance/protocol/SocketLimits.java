package io.tidewatch.simulator.binance.protocol;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Limits of a simulated WebSocket end.
 *
 * @param messagesPerSecond most messages that one connection may send within a second, pings and
 *     pongs included; 0 for no limit
 * @param maxStreams most streams of one connection
 * @param pingInterval time between two pings of the server
 * @param pongTimeout a connection that answers no ping for that long is dropped
 */
public record SocketLimits(
    int messagesPerSecond, int maxStreams, Duration pingInterval, Duration pongTimeout) {
  public SocketLimits {
    requireNonNull(pingInterval, "pingInterval");
    requireNonNull(pongTimeout, "pongTimeout");
    if (messagesPerSecond < 0 || maxStreams < 1) {
      throw new IllegalArgumentException(
          "expected 0 (no limit) or more messages per second and at least one stream, was "
              + messagesPerSecond
              + " and "
              + maxStreams);
    }
    if (!pingInterval.isPositive() || !pongTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "expected durations above zero, was " + pingInterval + " and " + pongTimeout);
    }
  }
}
