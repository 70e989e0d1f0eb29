package io.tidewatch.topology.alerthistory;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.Topic;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.RejectReason;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Puts each record into a window store at its event time. One without a key or a readable value is
 * counted and passed over.
 */
final class HistoryWriter<V> extends ContextualProcessor<String, byte[], Void, Void> {
  private final String storeName;
  private final Topic<String, V> topic;
  private final ToLongFunction<V> time;
  private final DetectorCounters counters;
  private WindowStore<String, V> store;

  HistoryWriter(
      String storeName, Topic<String, V> topic, ToLongFunction<V> time, DetectorCounters counters) {
    this.storeName = requireNonNull(storeName, "storeName");
    this.topic = requireNonNull(topic, "topic");
    this.time = requireNonNull(time, "time");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    store = context.getStateStore(storeName);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (record.key() == null || record.value() == null) {
      counters.reject(RejectReason.EMPTY);
      return;
    }
    V value;
    try {
      value = topic.value().deserializer().deserialize(topic.name(), record.value());
    } catch (SerializationException e) {
      counters.reject(RejectReason.NOT_JSON);
      return;
    }
    long timeMs = time.applyAsLong(value);
    if (timeMs < 0) {
      counters.reject(RejectReason.OUT_OF_RANGE);
      return;
    }
    store.put(record.key(), value, timeMs);
  }
}
