package io.tidewatch.benchmarks.futures;

import java.util.Arrays;

/** What scoring all contracts took, some times in a row. */
record EvaluationRun(double medianMs, double mostMs) {
  static EvaluationRun of(int times, Runnable all) {
    double[] took = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      all.run();
      took[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(took);
    return new EvaluationRun(took[times / 2], took[times - 1]);
  }
}
