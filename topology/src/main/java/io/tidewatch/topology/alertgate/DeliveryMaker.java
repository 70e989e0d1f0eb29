package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.delivery.Delivery;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Makes the delivery of an alert that is held back, with the time of its record: like those of all
 * who deliver, it has the time at which it was written.
 */
final class DeliveryMaker extends ContextualProcessor<String, GateOutput, String, Delivery> {
  private final InstantSource clock;

  DeliveryMaker(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public void process(Record<String, GateOutput> record) {
    Delivery delivery =
        HeldBackRecords.delivery((GateOutput.HeldBack) record.value(), clock.millis());
    context()
        .forward(
            record
                .withKey(delivery.alert())
                .withValue(delivery)
                .withTimestamp(Math.max(0, delivery.at())));
  }
}
