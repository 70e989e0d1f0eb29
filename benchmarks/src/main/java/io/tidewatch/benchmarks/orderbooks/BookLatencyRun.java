package io.tidewatch.benchmarks.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;

/**
 * What one run of an arm took.
 *
 * @param expected what was to come of the measured frames
 * @param updates of books among the frames
 * @param seconds for which they were sent
 * @param backlog how many were still missing when the last was sent
 * @param processorNanos of the whole process, with the broker
 * @param threadNanos of the thread that works on the books; 0 without one
 */
record BookLatencyRun(
    LatencyRun latencies,
    int expected,
    int updates,
    int seconds,
    int backlog,
    long processorNanos,
    long threadNanos) {
  BookLatencyRun {
    requireNonNull(latencies, "latencies");
  }

  double p50() {
    return latencies.p50();
  }

  double p99() {
    return latencies.p99();
  }

  double processorMicros() {
    return processorNanos / 1e3 / updates;
  }

  double threadMicros() {
    return threadNanos / 1e3 / updates;
  }

  /** What is missing at the end, in seconds of sending. */
  double backlogSeconds() {
    return (double) backlog * seconds / expected;
  }
}
