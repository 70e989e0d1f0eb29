package io.tidewatch.topology.alerthistory;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Decision;
import io.tidewatch.topology.parse.ReadableValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/** Puts each decision into a window store at its event time. */
final class DecisionKeeper extends ContextualProcessor<String, byte[], Void, Void> {
  private final ReadableValue<Decision> reading;
  private WindowStore<String, Decision> store;

  DecisionKeeper(ReadableValue<Decision> reading) {
    this.reading = requireNonNull(reading, "reading");
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    store = context.getStateStore(AlertHistoryTopology.DECISIONS_STORE);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    reading.of(record).ifPresent(decision -> store.put(record.key(), decision, decision.to()));
  }
}
