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
    if (n < Math.max(1, minSamples)) {
      return new RobustZ(Status.WARMUP, 0);
    }
    double[] values = Arrays.copyOf(history, n);
    double median = median(values, n);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      values[i] = Math.abs(values[i] - median);
      sum += values[i];
    }
    double mad = median(values, n);
    double scale = mad > 0 ? mad / NORMAL_MAD : NORMAL_MEAN_DEVIATION * sum / n;
    if (scale == 0) {
      return new RobustZ(x == median ? Status.CONSTANT : Status.CONSTANT_BREAK, 0);
    }
    return new RobustZ(Status.OK, (x - median) / Math.max(scale, minScale));
  }

  /** The median of the first {@code n} elements, which are sorted by it; 0 of none. */
  static double median(double[] values, int n) {
    if (n == 0) {
      return 0;
    }
    Arrays.sort(values, 0, n);
    int half = n / 2;
    return n % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
