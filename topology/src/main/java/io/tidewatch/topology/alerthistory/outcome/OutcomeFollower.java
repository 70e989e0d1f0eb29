package io.tidewatch.topology.alerthistory.outcome;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.price.AlertOutcome;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Gives what comes to an {@link OutcomeDesk}, and forwards what that has to tell. */
final class OutcomeFollower<V> extends ContextualProcessor<String, V, String, AlertOutcome> {
  private final BiConsumer<OutcomeDesk, V> take;
  private OutcomeDesk desk;

  OutcomeFollower(BiConsumer<OutcomeDesk, V> take) {
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
  public void process(Record<String, V> record) {
    take.accept(desk, record.value());
  }
}
