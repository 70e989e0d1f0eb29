package io.tidewatch.topology.alerthistory.outcome;

import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.ReadableValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps the outcomes that were told. */
final class OutcomeKeeper extends ContextualProcessor<String, byte[], Void, Void> {
  private final ReadableValue<AlertOutcome> reading;
  private OutcomeShelf shelf;

  OutcomeKeeper(DetectorCounters counters) {
    this.reading = new ReadableValue<>(Topics.ALERT_OUTCOMES, AlertOutcome::eventTime, counters);
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    super.init(context);
    shelf = new OutcomeShelf(context.getStateStore(AlertOutcomes.OUTCOMES_STORE));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    reading
        .of(record)
        .ifPresent(outcome ->
            shelf.put(
                outcome.rule(), outcome.eventTime(), outcome.alert(), KeptOutcome.of(outcome)));
  }
}
