package io.tidewatch.benchmarks.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;

/**
 * What requests to one path took.
 *
 * @param latencies of requests one after the other over one connection
 * @param perSecond requests answered over several connections
 */
record ReadRun(LatencyRun latencies, double perSecond) {
  ReadRun {
    requireNonNull(latencies, "latencies");
  }

  double p99() {
    return latencies.p99();
  }
}
