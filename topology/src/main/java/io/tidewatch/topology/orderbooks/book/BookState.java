package io.tidewatch.topology.orderbooks.book;

/** Whether anything may be said of a book. */
public enum BookState {
  /** No snapshot came yet. */
  SYNCING,
  /** Every update since the snapshot was applied. */
  LIVE,
  /** It broke, and waits for a snapshot. */
  QUARANTINED
}
