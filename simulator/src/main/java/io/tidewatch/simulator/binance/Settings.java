package io.tidewatch.simulator.binance;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.protocol.SocketLimits;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Limits of the simulated venue. {@link #standard()} has those that Binance publishes for spot.
 *
 * @param messagesPerSecond most messages that one connection may send within a second, pings and
 *     pongs included; 0 for no limit
 * @param maxStreams most streams of one connection
 * @param pingInterval time between two pings of the server
 * @param pongTimeout a connection that answers no ping for that long is dropped
 * @param ledgerSize most trades kept per symbol for the REST answers
 * @param clock wall clock of the venue, used for pings, {@code /api/v3/time} and service events
 */
public record Settings(
    int messagesPerSecond,
    int maxStreams,
    Duration pingInterval,
    Duration pongTimeout,
    int ledgerSize,
    InstantSource clock) {

  public Settings {
    requireNonNull(pingInterval, "pingInterval");
    requireNonNull(pongTimeout, "pongTimeout");
    requireNonNull(clock, "clock");
    if (messagesPerSecond < 0) {
      throw new IllegalArgumentException(
          "expected 0 (no limit) or more messages per second, was " + messagesPerSecond);
    }
    if (maxStreams < 1 || ledgerSize < 1) {
      throw new IllegalArgumentException(
          "expected at least one stream and one trade, was " + maxStreams + " and " + ledgerSize);
    }
    if (!pingInterval.isPositive() || !pongTimeout.isPositive()) {
      throw new IllegalArgumentException(
          "expected durations above zero, was " + pingInterval + " and " + pongTimeout);
    }
  }

  SocketLimits socketLimits() {
    return new SocketLimits(messagesPerSecond, maxStreams, pingInterval, pongTimeout);
  }

  /** The published limits: 5 messages per second, 1024 streams, ping 20 s, pong within 60 s. */
  public static Settings standard() {
    return new Settings(
        5, 1024, Duration.ofSeconds(20), Duration.ofSeconds(60), 200_000, InstantSource.system());
  }

  public Settings withMessagesPerSecond(int limit) {
    return new Settings(limit, maxStreams, pingInterval, pongTimeout, ledgerSize, clock);
  }

  public Settings withMaxStreams(int limit) {
    return new Settings(messagesPerSecond, limit, pingInterval, pongTimeout, ledgerSize, clock);
  }

  public Settings withPings(Duration interval, Duration timeout) {
    return new Settings(messagesPerSecond, maxStreams, interval, timeout, ledgerSize, clock);
  }

  public Settings withLedgerSize(int trades) {
    return new Settings(messagesPerSecond, maxStreams, pingInterval, pongTimeout, trades, clock);
  }

  public Settings withClock(InstantSource source) {
    return new Settings(
        messagesPerSecond, maxStreams, pingInterval, pongTimeout, ledgerSize, source);
  }
}
