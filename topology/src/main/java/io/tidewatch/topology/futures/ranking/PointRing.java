package io.tidewatch.topology.futures.ranking;

import java.util.Arrays;

/**
 * The newest figures of one kind of one symbol, at most one for each three minutes and none from
 * before 25 hours: each span has its slot, and a slot is used again once it is out of reach. It
 * holds the same whatever the order in which points come. Not thread-safe.
 */
final class PointRing {
  /** Between two polls of the venue; of the points of one span the newest is kept. */
  static final long PERIOD_MS = 3 * 60_000L;

  /** Between two points of a history that was fetched at the start. */
  static final long COARSE_PERIOD_MS = 15 * 60_000L;

  /** What is older is not asked for: a day, and what is needed to find the price before it. */
  static final long REACH_MS = 25 * 3_600_000L;

  /** There is no such point. */
  static final int NOWHERE = -1;

  /** So many slots on either side may hold a point that still stands for a time. */
  private static final long REACH = COARSE_PERIOD_MS / PERIOD_MS;

  /** Enough for 25 hours; a power of 2. */
  static final int SLOTS = 512;

  /** Time of a slot that was never used. */
  private static final long NONE = Long.MIN_VALUE / 2;

  private final long[] times = new long[SLOTS];
  private final double[] values = new double[SLOTS];
  private final boolean[] coarse = new boolean[SLOTS];

  PointRing() {
    Arrays.fill(times, NONE);
  }

  /**
   * One figure.
   *
   * @param coarse whether it is of a history, whose points lie 15 minutes apart
   */
  record Point(long timeMs, double value, boolean coarse) {
    /** How far it may lie from a wanted time and still stand for it. */
    long periodMs() {
      return coarse ? COARSE_PERIOD_MS : PERIOD_MS;
    }
  }

  /** Where a point of this time belongs. */
  static int slotOf(long timeMs) {
    return (int) (Math.floorDiv(timeMs, PERIOD_MS) & (SLOTS - 1));
  }

  /**
   * Takes a point; not one that is older than what its slot has. One of the same time replaces it.
   *
   * @return whether it was taken
   */
  boolean put(Point point) {
    int slot = slotOf(point.timeMs());
    if (point.timeMs() < times[slot]) {
      return false;
    }
    times[slot] = point.timeMs();
    values[slot] = point.value();
    coarse[slot] = point.coarse();
    return true;
  }

  /**
   * The slot whose point lies nearest to a time, within one period of that point; of two equally
   * near ones the older. {@link #NOWHERE} if there is none.
   */
  int nearest(long timeMs) {
    long bucket = Math.floorDiv(timeMs, PERIOD_MS);
    int best = NOWHERE;
    long bestDistance = Long.MAX_VALUE;
    for (long at = bucket - REACH; at <= bucket + REACH; at++) {
      int slot = (int) (at & (SLOTS - 1));
      long distance = Math.abs(times[slot] - timeMs);
      if (distance < bestDistance && distance <= (coarse[slot] ? COARSE_PERIOD_MS : PERIOD_MS)) {
        best = slot;
        bestDistance = distance;
      }
    }
    return best;
  }

  long time(int slot) {
    return times[slot];
  }

  double value(int slot) {
    return values[slot];
  }

  /** Slots that hold points not before a time, in no order that means anything. */
  int[] slotsFrom(long fromMs) {
    int[] slots = new int[SLOTS];
    int n = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      if (times[slot] != NONE && times[slot] >= fromMs) {
        slots[n++] = slot;
      }
    }
    return Arrays.copyOf(slots, n);
  }
}
