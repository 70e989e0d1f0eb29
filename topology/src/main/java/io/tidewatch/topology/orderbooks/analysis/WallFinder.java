package io.tidewatch.topology.orderbooks.analysis;

import java.util.Arrays;

/** Finds the levels of one side that stand out of their neighbours, or of the whole side. */
final class WallFinder {
  private static final int NEIGHBOURS = 20;

  private final WallSettings settings;
  private final double[] around = new double[NEIGHBOURS];

  WallFinder(WallSettings settings) {
    this.settings = settings;
  }

  /** Their indexes, best first; none among fewer than 21 levels, as there is no telling. */
  int[] find(BookSide side) {
    if (side.size <= NEIGHBOURS) {
      return new int[0];
    }
    double least = Math.max(settings.floorUsd(), settings.sideShare() * side.totalUsd);
    int[] found = new int[side.size];
    int n = 0;
    double[] logs = null;
    for (int i = 0; i < side.size; i++) {
      if (side.usd[i] < least) {
        continue;
      }
      boolean stands = side.usd[i] >= settings.timesNeighbours() * neighbourMedian(side, i);
      if (!stands) {
        logs = logs == null ? sortedLogs(side) : logs;
        stands = standsOut(logs, side.usd[i]);
      }
      if (stands) {
        found[n++] = i;
      }
    }
    return Arrays.copyOf(found, n);
  }

  /** Of the ten levels on each side of it, or of as many more on one side as the other lacks. */
  private double neighbourMedian(BookSide side, int level) {
    int first = Math.clamp(level - NEIGHBOURS / 2, 0, side.size - NEIGHBOURS - 1);
    int n = 0;
    for (int i = first; i <= first + NEIGHBOURS; i++) {
      if (i != level) {
        around[n++] = side.usd[i];
      }
    }
    return RobustZ.median(around, NEIGHBOURS);
  }

  private static double[] sortedLogs(BookSide side) {
    double[] logs = new double[side.size];
    for (int i = 0; i < side.size; i++) {
      logs[i] = Math.log1p(side.usd[i]);
    }
    Arrays.sort(logs);
    return logs;
  }

  /** Among all levels with itself: one of more than twenty does not move a median much. */
  private boolean standsOut(double[] sortedLogs, double usd) {
    RobustZ z = RobustZ.ofSorted(sortedLogs, Math.log1p(usd), 0, NEIGHBOURS);
    return z.status() == RobustZ.Status.OK && z.value() >= settings.zScore();
  }
}
