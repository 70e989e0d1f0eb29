package io.tidewatch.topology.orderbooks.analysis;

/** Where a value stands in a history that does not hold it. */
final class PercentileRank {
  private PercentileRank() {}

  /**
   * Mid-rank of ties, strictly between 0 and 1; 0.5 without a history.
   *
   * @param history its first {@code n} elements count
   */
  static double of(double[] history, int n, double x) {
    int below = 0;
    int equal = 0;
    for (int i = 0; i < n; i++) {
      if (history[i] < x) {
        below++;
      } else if (history[i] == x) {
        equal++;
      }
    }
    return (below + 0.5 * equal + 0.5) / (n + 1);
  }
}
