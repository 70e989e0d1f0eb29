package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What time it is at the venue: the local clock, moved by as little as the venue's own word asks
 * for. A clock that agrees with it as far as can be told is not moved at all. Thread-safe.
 */
final class VenueTime {
  private final InstantSource clock;
  private final AtomicLong offset = new AtomicLong();

  /**
   * @param clock the local one; right until the venue is heard
   */
  VenueTime(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * The venue told its time in an answer. It was read somewhere between the two local times, so the
   * offset is known within the time that the answer took.
   *
   * @param venueMs as the answer says, epoch milliseconds
   * @param sentMs when the request went out
   * @param receivedMs when the answer was here
   */
  void heard(long venueMs, long sentMs, long receivedMs) {
    long least = venueMs - receivedMs;
    long most = Math.max(least, venueMs - sentMs);
    offset.updateAndGet(known -> Math.clamp(known, least, most));
  }

  /** Now, epoch milliseconds. */
  long millis() {
    return at(clock.millis());
  }

  /** What it was there at a local time. */
  long at(long localMs) {
    return localMs + offset.get();
  }

  /** How far the local clock is ahead, milliseconds; below zero if it is behind. */
  long localAheadMs() {
    return -offset.get();
  }
}
