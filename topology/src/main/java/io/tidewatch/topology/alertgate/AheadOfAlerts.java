package io.tidewatch.topology.alertgate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Puts what is said of feeds and silences before the alerts of the same second. Streams takes the
 * oldest record first, and an alert has the time of the market: the word that a feed is live again,
 * written a moment later, would come after the alert that its first data made.
 */
final class AheadOfAlerts implements TimestampExtractor {
  private static final long AHEAD_MS = 1_000;

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return Math.max(0, record.timestamp() - AHEAD_MS);
  }
}
