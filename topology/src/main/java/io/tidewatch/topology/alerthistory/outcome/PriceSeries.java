package io.tidewatch.topology.alerthistory.outcome;

import java.util.List;
import java.util.Optional;

/**
 * Prices of one instrument.
 *
 * @param points the oldest first, no two of one time
 */
record PriceSeries(List<PricePoint> points) {
  /** An older price says nothing of now. */
  static final long FRESH_MS = 60_000;

  PriceSeries {
    points = List.copyOf(points);
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).at() <= points.get(i - 1).at()) {
        throw new IllegalArgumentException(
            "expected a time after " + points.get(i - 1).at() + ", was " + points.get(i).at());
      }
    }
  }

  /** The last price at or before that time, unless it was old by then. */
  Optional<PricePoint> at(long timeMs) {
    int after = firstAfter(timeMs);
    return after == 0
        ? Optional.empty()
        : Optional.of(points.get(after - 1)).filter(point -> point.at() >= timeMs - FRESH_MS);
  }

  /** The prices in {@code (after, upTo]}. */
  List<PricePoint> between(long after, long upTo) {
    return points.subList(firstAfter(after), Math.max(firstAfter(after), firstAfter(upTo)));
  }

  /** The place of the first price after that time. */
  private int firstAfter(long timeMs) {
    int low = 0;
    int high = points.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).at() <= timeMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
