package io.tidewatch.benchmarks.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;

/**
 * What one run at the rate of the market took.
 *
 * @param latencies from the moment at which a frame was due to the score that it brought about
 * @param seconds of the measured time
 * @param processorNanos of the whole process with broker and sender, in that time
 * @param threadNanos of the thread that works, in that time
 */
record ScoreRun(LatencyRun latencies, int seconds, long processorNanos, long threadNanos) {
  ScoreRun {
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
