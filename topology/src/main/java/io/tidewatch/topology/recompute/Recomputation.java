package io.tidewatch.topology.recompute;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Computes what an alert claims once more. It gets the records that it asked for {@link Since some
 * time}, then every record of the ranges that the alert names, those of other subjects as well,
 * each in their order. Not thread-safe.
 */
public interface Recomputation {
  /** Takes the next record. */
  void take(ConsumerRecord<String, byte[]> rawRecord);

  /** What came of the records. */
  Recomputed result();
}
