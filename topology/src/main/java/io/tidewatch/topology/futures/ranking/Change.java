package io.tidewatch.topology.futures.ranking;

import java.util.Optional;
import java.util.OptionalInt;

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
    OptionalInt to = ring.nearest(atMs);
    OptionalInt from = ring.nearest(atMs - lagMs);
    if (to.isEmpty() || from.isEmpty() || to.getAsInt() == from.getAsInt()) {
      return Optional.empty();
    }
    double before = ring.value(from.getAsInt());
    return before > 0
        ? Optional.of(new Change(before, ring.value(to.getAsInt())))
        : Optional.empty();
  }

  /** The later over the earlier, less 1. */
  double ratio() {
    return to / from - 1;
  }
}
