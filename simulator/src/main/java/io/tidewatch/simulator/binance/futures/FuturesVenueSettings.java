package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.protocol.SocketLimits;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Limits of the simulated venue. {@link #standard()} has those that Binance publishes for USDT-M
 * futures. The REST windows run by elapsed time, whatever the clock says.
 *
 * @param weightPerMinute most request weight of an address within a minute
 * @param dataRequests most requests to {@code /futures/data} within {@code dataWindow}
 * @param minute length of the weight's window
 * @param banAfter requests in spite of 429 within a window, after which the address is banned
 * @param banFor how long a ban lasts
 * @param clock wall clock of the venue: pings, server time, service events
 */
public record FuturesVenueSettings(
    SocketLimits sockets,
    int weightPerMinute,
    Duration minute,
    int dataRequests,
    Duration dataWindow,
    int banAfter,
    Duration banFor,
    InstantSource clock) {
  public FuturesVenueSettings {
    requireNonNull(sockets, "sockets");
    requireNonNull(minute, "minute");
    requireNonNull(dataWindow, "dataWindow");
    requireNonNull(banFor, "banFor");
    requireNonNull(clock, "clock");
    if (weightPerMinute < 1 || dataRequests < 1 || banAfter < 1) {
      throw new IllegalArgumentException(
          "expected limits of at least 1, was "
              + weightPerMinute
              + ", "
              + dataRequests
              + " and "
              + banAfter);
    }
    if (!minute.isPositive() || !dataWindow.isPositive() || !banFor.isPositive()) {
      throw new IllegalArgumentException(
          "expected durations above zero, was " + minute + ", " + dataWindow + ", " + banFor);
    }
  }

  /** 10 messages/s, 1024 streams, ping 3 min, pong 10 min, weight 2400/min, data 1000/5 min. */
  public static FuturesVenueSettings standard() {
    return new FuturesVenueSettings(
        new SocketLimits(10, 1024, Duration.ofMinutes(3), Duration.ofMinutes(10)),
        2_400,
        Duration.ofMinutes(1),
        1_000,
        Duration.ofMinutes(5),
        10,
        Duration.ofMinutes(2),
        InstantSource.system());
  }

  public FuturesVenueSettings withClock(InstantSource source) {
    return new FuturesVenueSettings(
        sockets, weightPerMinute, minute, dataRequests, dataWindow, banAfter, banFor, source);
  }

  public FuturesVenueSettings with(SocketLimits limits) {
    return new FuturesVenueSettings(
        limits, weightPerMinute, minute, dataRequests, dataWindow, banAfter, banFor, clock);
  }

  public FuturesVenueSettings withWeight(int limit, Duration window) {
    return new FuturesVenueSettings(
        sockets, limit, window, dataRequests, dataWindow, banAfter, banFor, clock);
  }

  public FuturesVenueSettings withDataRequests(int limit, Duration window) {
    return new FuturesVenueSettings(
        sockets, weightPerMinute, minute, limit, window, banAfter, banFor, clock);
  }

  public FuturesVenueSettings withBan(int after, Duration length) {
    return new FuturesVenueSettings(
        sockets, weightPerMinute, minute, dataRequests, dataWindow, after, length, clock);
  }
}
