package io.tidewatch.topology.alerthistory.outcome;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.parse.ReadableValue;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Gives what it reads to an {@link OutcomeDesk}, and forwards what that has to tell. */
final class OutcomeFollower<V> extends ContextualProcessor<String, byte[], String, AlertOutcome> {
  private final ReadableValue<V> reading;
  private final BiConsumer<OutcomeDesk, V> take;
  private OutcomeDesk desk;

  OutcomeFollower(
      Topic<String, V> topic,
      ToLongFunction<V> time,
      BiConsumer<OutcomeDesk, V> take,
      DetectorCounters counters) {
    this.reading = new ReadableValue<>(topic, time, counters);
    this.take = requireNonNull(take, "take");
  }

  @Override
  public void init(ProcessorContext<String, AlertOutcome> context) {
    super.init(context);
    desk =
        new OutcomeDesk(
            context.getStateStore(AlertOutcomes.PRICES_STORE),
            context.getStateStore(AlertOutcomes.TIMES_STORE),
            context.getStateStore(AlertOutcomes.WAITING_STORE),
            new OutcomeShelf(context.getStateStore(AlertOutcomes.OUTCOMES_STORE)),
            (outcome, knownUpTo) ->
                context.forward(new Record<>(outcome.alert(), outcome, knownUpTo)));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    reading.of(record).ifPresent(value -> take.accept(desk, value));
  }
}
