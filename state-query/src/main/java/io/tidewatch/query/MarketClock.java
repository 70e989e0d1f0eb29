package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;

/** Says what time it is on the market: the wall clock, or the time that a replay has reached. */
@FunctionalInterface
public interface MarketClock {
  /** Event time now, epoch milliseconds. */
  long nowMs();

  /** For a live market. */
  static MarketClock live(InstantSource wallClock) {
    return requireNonNull(wallClock, "wallClock")::millis;
  }
}
