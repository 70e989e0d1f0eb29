package io.tidewatch.topology.alerthistory;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/** Puts each record into a window store at its event time. */
final class HistoryWriter<V> extends ContextualProcessor<String, V, Void, Void> {
  private final String storeName;
  private WindowStore<String, V> store;

  HistoryWriter(String storeName) {
    this.storeName = requireNonNull(storeName, "storeName");
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    store = context.getStateStore(storeName);
  }

  @Override
  public void process(Record<String, V> record) {
    store.put(record.key(), record.value(), record.timestamp());
  }
}
