package io.tidewatch.topology.alerthistory;

import io.tidewatch.contract.alert.Alert;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps each alert. */
final class AlertKeeper extends ContextualProcessor<String, Alert, Void, Void> {
  private AlertShelf shelf;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    shelf =
        new AlertShelf(
            context.getStateStore(AlertHistoryTopology.ALERTS_STORE),
            context.getStateStore(AlertHistoryTopology.INDEX_STORE),
            AlertHistoryTopology.KEPT.toMillis());
  }

  @Override
  public void process(Record<String, Alert> record) {
    shelf.put(record.value());
  }
}
