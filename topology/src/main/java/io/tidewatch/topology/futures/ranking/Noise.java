package io.tidewatch.topology.futures.ranking;

import io.tidewatch.topology.futures.score.SortedSample;
import java.util.Arrays;
import java.util.OptionalDouble;

/** How much a figure of a symbol changes over a lag as a rule, by that symbol's own last day. */
final class Noise {
  /** Fewer changes than these tell nothing. */
  static final int MIN_CHANGES = 30;

  private static final long SPAN_MS = 24 * 3_600_000L;
  private static final double NORMAL_MAD = 0.6745;

  private Noise() {}

  /**
   * The median absolute deviation of the changes, as a standard deviation; empty while there are
   * too few of them. The change up to the judged time is not one of them.
   *
   * @param atMs the judged time
   */
  static OptionalDouble sigma(PointRing ring, long atMs, long lagMs) {
    int judged = ring.nearest(atMs);
    int[] slots = ring.slotsFrom(atMs - SPAN_MS);
    double[] changes = new double[slots.length];
    int n = 0;
    for (int slot : slots) {
      if (slot == judged || ring.time(slot) > atMs) {
        continue;
      }
      double change = Change.ratio(ring, slot, lagMs);
      if (!Double.isNaN(change)) {
        changes[n++] = change;
      }
    }
    return n < MIN_CHANGES
        ? OptionalDouble.empty()
        : OptionalDouble.of(SortedSample.of(Arrays.copyOf(changes, n)).mad() / NORMAL_MAD);
  }
}
