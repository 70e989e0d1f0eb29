package io.tidewatch.benchmarks.tokenpool;

/**
 * What a pool of one size took.
 *
 * @param pairs in it
 * @param items that were measured
 * @param fillMillis from the start of the detector on a published pool until all pairs are known
 * @param threadNanos of the thread that works, for these items
 * @param nanos on the wall, for these items
 * @param changelogBytes of the newest value of each key, with its key
 * @param storeBytes of local state on disk
 * @param restoreMillis from a start without local state to a running detector
 */
record SizeRun(
    int pairs,
    long items,
    double fillMillis,
    long threadNanos,
    long nanos,
    long changelogBytes,
    long storeBytes,
    double restoreMillis) {
  double threadMicrosPerItem() {
    return threadNanos / 1e3 / items;
  }

  double itemsPerSecond() {
    return items * 1e9 / nanos;
  }

  double changelogBytesPerPair() {
    return (double) changelogBytes / pairs;
  }

  double restoreMicrosPerPair() {
    return restoreMillis * 1e3 / pairs;
  }
}
