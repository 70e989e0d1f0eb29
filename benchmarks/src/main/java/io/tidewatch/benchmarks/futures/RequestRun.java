package io.tidewatch.benchmarks.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;

/**
 * What requests to one path took.
 *
 * @param bytes of an answer
 */
record RequestRun(LatencyRun latencies, int bytes) {
  RequestRun {
    requireNonNull(latencies, "latencies");
  }

  double p50() {
    return latencies.p50();
  }

  double p99() {
    return latencies.p99();
  }
}
