package io.tidewatch.topology.alerthistory;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.topology.parse.ReadableValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps each alert. */
final class AlertKeeper extends ContextualProcessor<String, byte[], Void, Void> {
  private final ReadableValue<Alert> reading;
  private AlertShelf shelf;

  AlertKeeper(ReadableValue<Alert> reading) {
    this.reading = requireNonNull(reading, "reading");
  }

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
  public void process(Record<String, byte[]> record) {
    reading.of(record).ifPresent(shelf::put);
  }
}
