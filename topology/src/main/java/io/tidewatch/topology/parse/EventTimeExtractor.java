package io.tidewatch.topology.parse;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of an understood event is its own; a refused record keeps its receive time, so that a
 * bad frame moves stream time nowhere.
 */
public final class EventTimeExtractor implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return record.value() instanceof Parsed.Ok<?>(TimedEvent event, byte[] raw)
        ? event.timeMs()
        : record.timestamp();
  }
}
