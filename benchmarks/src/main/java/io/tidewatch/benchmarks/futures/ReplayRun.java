package io.tidewatch.benchmarks.futures;

import java.util.Set;

/**
 * What one replay took.
 *
 * @param nanos from the first frame to the last alert committed
 * @param processorNanos of the whole process with broker and sender, in that time
 * @param alerts their ids
 */
record ReplayRun(long nanos, long processorNanos, Set<String> alerts) {
  ReplayRun {
    alerts = Set.copyOf(alerts);
  }

  double seconds() {
    return nanos / 1e9;
  }
}
