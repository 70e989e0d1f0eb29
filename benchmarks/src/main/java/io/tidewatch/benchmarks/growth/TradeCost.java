package io.tidewatch.benchmarks.growth;

/**
 * What some trades took.
 *
 * @param processorNanos of the thread that did the work
 */
record TradeCost(long trades, long nanos, long processorNanos) {
  double nanosPerTrade() {
    return (double) nanos / trades;
  }

  double processorNanosPerTrade() {
    return (double) processorNanos / trades;
  }
}
