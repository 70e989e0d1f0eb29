package io.tidewatch.benchmarks.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;

/**
 * What one run of public trades took.
 *
 * @param latencies from the moment at which the record was due that ends an order to its signal
 * @param trades of the measured time
 * @param seconds of the measured time
 * @param processorNanos of the whole process with broker and sender, in that time
 * @param threadNanos of the thread that works, in that time
 */
record TradeRun(
    LatencyRun latencies, long trades, int seconds, long processorNanos, long threadNanos) {
  TradeRun {
    requireNonNull(latencies, "latencies");
  }

  double p50() {
    return latencies.p50();
  }

  double p99() {
    return latencies.p99();
  }

  double processorPercent() {
    return processorNanos / 1e7 / seconds;
  }

  double threadPercent() {
    return threadNanos / 1e7 / seconds;
  }
}
