package io.tidewatch.topology.alerthistory;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.topology.parse.ReadableValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Keeps each step of each delivery. */
final class DeliveryKeeper extends ContextualProcessor<String, byte[], Void, Void> {
  private final ReadableValue<Delivery> reading;
  private DeliveryShelf shelf;

  DeliveryKeeper(ReadableValue<Delivery> reading) {
    this.reading = requireNonNull(reading, "reading");
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    shelf =
        new DeliveryShelf(
            context.getStateStore(AlertHistoryTopology.DELIVERIES_STORE),
            AlertHistoryTopology.KEPT.toMillis());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    long offset = context().recordMetadata().map(RecordMetadata::offset).orElseThrow();
    reading.of(record).ifPresent(delivery -> shelf.put(delivery, offset, record.value()));
  }
}
