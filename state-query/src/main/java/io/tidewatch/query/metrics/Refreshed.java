package io.tidewatch.query.metrics;

/** Meters whose set changes while the process runs, for example with the partitions it has. */
interface Refreshed {
  /** Brings the set up to date. */
  void refresh();
}
