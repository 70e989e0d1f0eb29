package io.tidewatch.topology.clock;

/**
 * Guesses event time while no events come: stream time, and what the wall clock has run since
 * stream time stood still. Only liveness and displays use it, decisions never do. Not thread-safe.
 */
public final class IdleTime {
  private long streamTimeMs = Long.MIN_VALUE;
  private long stillSinceMs;

  /**
   * Event time as far as one can tell.
   *
   * @param currentStreamTimeMs highest event time seen
   * @param wallClockMs time of the tick
   */
  public long now(long currentStreamTimeMs, long wallClockMs) {
    if (currentStreamTimeMs != streamTimeMs) {
      streamTimeMs = currentStreamTimeMs;
      stillSinceMs = wallClockMs;
    }
    return streamTimeMs + Math.max(0, wallClockMs - stillSinceMs);
  }
}
