package io.tidewatch.benchmarks.rolling;

/**
 * What one run of an arm took.
 *
 * @param processorNanos of the whole process, with the broker
 * @param threadNanos processor time of the thread that reads
 */
record ReadingRun(long records, long nanos, long processorNanos, long threadNanos) {
  double perSecond() {
    return records * 1e9 / nanos;
  }

  double processorMicros() {
    return processorNanos / 1e3 / records;
  }

  double threadMicros() {
    return threadNanos / 1e3 / records;
  }
}
