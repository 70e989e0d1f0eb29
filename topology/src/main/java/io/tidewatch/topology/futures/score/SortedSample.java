package io.tidewatch.topology.futures.score;

import java.util.Arrays;

/**
 * Numbers in order, with their statistics. What it says depends on the numbers only, never on the
 * order in which they came. Not thread-safe.
 */
public final class SortedSample {
  private double[] values = new double[64];
  private int n;
  private boolean known;
  private double median;
  private double mad;
  private double meanDeviation;
  private double mean;
  private double deviation;

  public static SortedSample of(double... numbers) {
    SortedSample sample = new SortedSample();
    for (double number : numbers) {
      sample.add(number);
    }
    return sample;
  }

  int n() {
    return n;
  }

  void add(double value) {
    if (n == values.length) {
      values = Arrays.copyOf(values, n * 2);
    }
    int at = below(value);
    System.arraycopy(values, at, values, at + 1, n - at);
    values[at] = value;
    n++;
    known = false;
  }

  /** Takes out a number that is in it. */
  void remove(double value) {
    int at = below(value);
    if (at == n || values[at] != value) {
      throw new IllegalArgumentException("expected a number of the sample, was " + value);
    }
    System.arraycopy(values, at + 1, values, at, n - at - 1);
    n--;
    known = false;
  }

  /** How many are less. */
  private int below(double value) {
    int from = 0;
    int to = n;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (values[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private int upTo(double value) {
    int from = 0;
    int to = n;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (values[middle] <= value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /**
   * Rank of a number among these, ties in the middle: over 0 and below 1, and 0.5 if there are
   * none.
   */
  double percentile(double value) {
    int less = below(value);
    int equal = upTo(value) - less;
    return (less + 0.5 * equal + 0.5) / (n + 1);
  }

  /** Of at least one number. */
  double median() {
    compute();
    return median;
  }

  /** Median of the distances from the median. */
  public double mad() {
    compute();
    return mad;
  }

  /** Mean of the distances from the median. */
  double meanDeviation() {
    compute();
    return meanDeviation;
  }

  double mean() {
    compute();
    return mean;
  }

  /** Standard deviation of a sample: over n - 1. */
  double deviation() {
    compute();
    return deviation;
  }

  private void compute() {
    if (known) {
      return;
    }
    median = (values[(n - 1) / 2] + values[n / 2]) / 2;
    mad = medianDistance();
    double sum = 0;
    double distances = 0;
    for (int i = 0; i < n; i++) {
      sum += values[i];
      distances += Math.abs(values[i] - median);
    }
    mean = sum / n;
    meanDeviation = distances / n;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    // Rounding of the mean is no spread.
    deviation = n < 2 || values[0] == values[n - 1] ? 0 : StrictMath.sqrt(squares / (n - 1));
    known = true;
  }

  /** Distances grow from the median to both sides, so the smaller half is found by one walk. */
  private double medianDistance() {
    int right = upTo(median);
    int left = right - 1;
    double last = 0;
    double beforeLast = 0;
    for (int taken = 0; taken <= n / 2; taken++) {
      double toLeft = left >= 0 ? median - values[left] : Double.POSITIVE_INFINITY;
      double toRight = right < n ? values[right] - median : Double.POSITIVE_INFINITY;
      beforeLast = last;
      if (toLeft <= toRight) {
        last = toLeft;
        left--;
      } else {
        last = toRight;
        right++;
      }
    }
    return n % 2 == 1 ? last : (beforeLast + last) / 2;
  }
}
