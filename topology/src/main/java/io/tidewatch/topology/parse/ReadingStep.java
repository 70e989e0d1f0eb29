package io.tidewatch.topology.parse;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Reads values once for all steps that come after it. */
public final class ReadingStep<V> extends ContextualProcessor<String, byte[], String, V> {
  private final ReadableValue<V> reading;

  public ReadingStep(ReadableValue<V> reading) {
    this.reading = requireNonNull(reading, "reading");
  }

  @Override
  public void process(Record<String, byte[]> record) {
    reading.of(record).ifPresent(value -> context().forward(record.withValue(value)));
  }
}
