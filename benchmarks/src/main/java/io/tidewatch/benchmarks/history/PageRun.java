package io.tidewatch.benchmarks.history;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;

/**
 * What requests for pages took.
 *
 * @param bytes of an answer, in the mean
 */
record PageRun(LatencyRun latencies, long bytes) {
  PageRun {
    requireNonNull(latencies, "latencies");
  }

  double p50() {
    return latencies.p50();
  }

  double p99() {
    return latencies.p99();
  }
}
