package io.tidewatch.topology.orderbooks.analysis;

import java.util.Arrays;

/**
 * Modified z-score about the median (Iglewicz and Hoaglin 1993). Where more than half of the
 * history is equal, the mean absolute deviation stands in for the median one.
 *
 * @param value 0 unless {@code OK}
 */
record RobustZ(Status status, double value) {
  private static final double NORMAL_MAD = 0.6745;
  private static final double NORMAL_MEAN_DEVIATION = 1.253314;

  /** What the value is worth. */
  enum Status {
    OK,
    /** The history is too short. */
    WARMUP,
    /** The history does not vary, and this value is no exception. */
    CONSTANT,
    /** The history does not vary, and this value does: no number says by how much. */
    CONSTANT_BREAK
  }

  /**
   * Scores a value against a history that does not hold it.
   *
   * @param history its first {@code n} elements count; left as they are
   * @param minScale a standard deviation is taken to be at least this
   */
  static RobustZ of(double[] history, int n, double x, double minScale, int minSamples) {
    double[] sorted = Arrays.copyOf(history, n);
    Arrays.sort(sorted);
    return ofSorted(sorted, x, minScale, minSamples);
  }

  /** The same for a history that is sorted already, which is much faster. */
  static RobustZ ofSorted(double[] sorted, double x, double minScale, int minSamples) {
    int n = sorted.length;
    if (n < Math.max(1, minSamples)) {
      return new RobustZ(Status.WARMUP, 0);
    }
    double median = middle(sorted, n);
    double mad = medianDeviation(sorted, median);
    double scale =
        mad > 0 ? mad / NORMAL_MAD : NORMAL_MEAN_DEVIATION * meanDeviation(sorted, median);
    if (scale == 0) {
      return new RobustZ(x == median ? Status.CONSTANT : Status.CONSTANT_BREAK, 0);
    }
    return new RobustZ(Status.OK, (x - median) / Math.max(scale, minScale));
  }

  /** Walks outwards from the median: the deviations come in the order of their size. */
  private static double medianDeviation(double[] sorted, double median) {
    int n = sorted.length;
    int right = 0;
    while (right < n && sorted[right] < median) {
      right++;
    }
    int left = right - 1;
    double before = 0;
    double deviation = 0;
    for (int i = 0; i <= n / 2; i++) {
      before = deviation;
      double below = left >= 0 ? median - sorted[left] : Double.POSITIVE_INFINITY;
      double above = right < n ? sorted[right] - median : Double.POSITIVE_INFINITY;
      deviation = Math.min(below, above);
      left -= below <= above ? 1 : 0;
      right += below <= above ? 0 : 1;
    }
    return n % 2 == 1 ? deviation : (before + deviation) / 2;
  }

  private static double meanDeviation(double[] values, double median) {
    double sum = 0;
    for (double value : values) {
      sum += Math.abs(value - median);
    }
    return sum / values.length;
  }

  /** The median of the first {@code n} elements, which are sorted by it; 0 of none. */
  static double median(double[] values, int n) {
    if (n == 0) {
      return 0;
    }
    Arrays.sort(values, 0, n);
    return middle(values, n);
  }

  /** The median of the first {@code n} elements, which are sorted. */
  static double middle(double[] sorted, int n) {
    int half = n / 2;
    return n % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
