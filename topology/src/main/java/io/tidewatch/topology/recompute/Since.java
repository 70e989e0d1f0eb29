package io.tidewatch.topology.recompute;

import static java.util.Objects.requireNonNull;

/**
 * Records that an alert rests on beside the raw ones that it names: all of a partition from a time
 * on. A detector cannot name offsets of what it writes itself.
 *
 * @param fromMs time of the records, epoch milliseconds
 */
public record Since(String topic, int partition, long fromMs) {
  public Since {
    requireNonNull(topic, "topic");
    if (partition < 0 || fromMs < 0) {
      throw new IllegalArgumentException(
          "expected a partition and a time of 0 or more, was " + partition + " and " + fromMs);
    }
  }
}
