package io.tidewatch.benchmarks.whale;

/**
 * What orders that are being aggregated took.
 *
 * @param orders how many at once
 * @param heapBytes more in use with them than without, after a collection
 * @param scanMicros of the thread that works, for one look for orders that are over; none is
 * @param restoreMillis from a start without local state to a running detector
 * @param closeMillis from the record with which all of them are over to the last signal
 */
record OpenOrdersRun(
    int orders, long heapBytes, double scanMicros, double restoreMillis, double closeMillis) {
  double heapMegabytes() {
    return heapBytes / 1e6;
  }
}
