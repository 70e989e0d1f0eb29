package io.tidewatch.benchmarks.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.latency.LatencyRun;

/**
 * What one run at the rate of the market took.
 *
 * @param latencies from the moment at which a frame was due to the alert that it completed
 * @param edited from the publication of an edited template to each alert that it completed
 * @param items pairs in the frames of the measured time
 * @param seconds of the measured time
 * @param processorNanos of the whole process with broker and sender, in that time
 * @param threadNanos of the thread that works, in that time
 * @param heapBytes that are in use when everything is done, after a collection
 */
record AlertRun(
    LatencyRun latencies,
    LatencyRun edited,
    long items,
    int seconds,
    long processorNanos,
    long threadNanos,
    long heapBytes) {
  AlertRun {
    requireNonNull(latencies, "latencies");
    requireNonNull(edited, "edited");
  }

  double p50() {
    return latencies.p50();
  }

  double p99() {
    return latencies.p99();
  }

  /** All of them are judged anew by then. */
  double editedMillis() {
    return edited.millis(100);
  }

  double processorPercent() {
    return processorNanos / 1e7 / seconds;
  }

  double threadPercent() {
    return threadNanos / 1e7 / seconds;
  }

  double heapMegabytes() {
    return heapBytes / 1e6;
  }
}
