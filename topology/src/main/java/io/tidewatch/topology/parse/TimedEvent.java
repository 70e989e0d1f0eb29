package io.tidewatch.topology.parse;

/** An event that has a time of its own. */
public interface TimedEvent {
  /** Event time, epoch milliseconds. */
  long timeMs();
}
