package io.tidewatch.topology.futures.ranking;

import java.util.Optional;

/**
 * A figure at two times that lie a lag apart, as near as points were kept.
 *
 * @param from the earlier value, more than 0
 */
record Change(double from, double to) {
  /**
   * What lies nearest to a time, against what lies nearest to that time less the lag; empty where
   * either is missing, or the earlier one is 0 and no ratio can be made.
   */
  static Optional<Change> over(PointRing ring, long atMs, long lagMs) {
    int to = ring.nearest(atMs);
    int from = ring.nearest(atMs - lagMs);
    return isRatio(ring, from, to)
        ? Optional.of(new Change(ring.value(from), ring.value(to)))
        : Optional.empty();
  }

  /** The same as a ratio, for many at once; NaN where there is none. */
  static double ratio(PointRing ring, int to, long lagMs) {
    int from = ring.nearest(ring.time(to) - lagMs);
    return isRatio(ring, from, to) ? ring.value(to) / ring.value(from) - 1 : Double.NaN;
  }

  private static boolean isRatio(PointRing ring, int from, int to) {
    return to != PointRing.NOWHERE
        && from != PointRing.NOWHERE
        && from != to
        && ring.value(from) > 0;
  }

  /** The later over the earlier, less 1. */
  double ratio() {
    return to / from - 1;
  }
}
