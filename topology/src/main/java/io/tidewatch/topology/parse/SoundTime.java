package io.tidewatch.topology.parse;

/**
 * Which event times of our own records can be meant. Whoever follows the newest of them would
 * forget all that is true for one that is far ahead of the market.
 *
 * <p>A record is written when its event is known: its timestamp is the time of the event or a later
 * one, in a replay too. No clock is asked.
 */
public final class SoundTime {
  /** Records of one detector may be stamped with the time of what it read before. */
  static final long MAX_AHEAD_MS = 600_000;

  /** The end of the year 9999: sums with it are far from the end of a long. */
  static final long MAX_MS = 253_402_300_799_999L;

  private SoundTime() {}

  /** Whether a record of that timestamp may have that event time, both in epoch milliseconds. */
  public static boolean isSound(long eventMs, long recordMs) {
    return eventMs >= 0 && eventMs <= MAX_MS && eventMs - MAX_AHEAD_MS <= recordMs;
  }
}
