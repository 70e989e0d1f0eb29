package io.tidewatch.topology.alertgate;

import static io.tidewatch.topology.alertgate.MadeAlerts.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.clock.CommitPace;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class GateProcessorTest {
  private final AtomicLong wallMs = new AtomicLong(T0);
  private final DetectorCounters counters = new DetectorCounters("gate", AlertGateTopology.COUNTED);
  private final CommitPace pace =
      new CommitPace(() -> Instant.ofEpochMilli(wallMs.get()), AlertGateTopology.COMMIT_SPACING);
  private final GateProcessor processor = new GateProcessor(pace, counters);

  private MockProcessorContext<String, GateOutput> begin() {
    MockProcessorContext<String, GateOutput> context = new MockProcessorContext<>();
    new GateProcessorSupplier(pace, counters)
        .stores()
        .forEach(builder -> {
          StateStore store = builder.withLoggingDisabled().build();
          store.init(context.getStateStoreContext(), store);
          context.addStateStore(store);
        });
    processor.init(context);
    return context;
  }

  private void alert(Alert alert) {
    processor.process(new Record<>(alert.key(), new GateInput.Raised(alert), alert.eventTime()));
  }

  private static List<String> words(MockProcessorContext<String, GateOutput> context) {
    return context.forwarded().stream()
        .map(forward -> MadeGate.word(forward.record().value()))
        .toList();
  }

  @Test
  void shouldAskForACommitAsSoonAsItTells() {
    MockProcessorContext<String, GateOutput> context = begin();
    processor.process(new Record<>("x", new GateInput.Decided(MadeAlerts.elsewhere(T0)), T0));
    assertThat(context.committed()).isFalse();

    alert(MadeAlerts.trades("BTCUSDT", T0));

    assertThat(context.committed()).isTrue();
  }

  @Test
  void shouldAskAgainAtTheNextTickForWhatFollowsAtOnce() {
    MockProcessorContext<String, GateOutput> context = begin();
    alert(MadeAlerts.trades("BTCUSDT", T0));
    context.resetCommit();
    wallMs.addAndGet(AlertGateTopology.COMMIT_SPACING.toMillis() - 1);
    alert(MadeAlerts.trades("ETHUSDT", T0));
    assertThat(context.committed()).isFalse();

    wallMs.addAndGet(1);
    context.scheduledPunctuators().stream()
        .filter(tick -> tick.getInterval().equals(AlertGateTopology.COMMIT_TICK))
        .map(CapturedPunctuator::getPunctuator)
        .forEach(tick -> tick.punctuate(wallMs.get()));

    assertThat(context.committed()).isTrue();
  }

  @Test
  void shouldForgetWhatWasNeverCommitted() {
    begin();
    processor.process(
        new Record<>(
            "s1",
            new GateInput.Silenced(MadeAlerts.silence("s1", AlertMatcher.ALL, T0, T0 + 60_000)),
            T0));
    alert(MadeAlerts.trades("BTCUSDT", T0));

    // The same processor is begun again on what was committed, which is nothing.
    MockProcessorContext<String, GateOutput> context = begin();
    alert(MadeAlerts.trades("ETHUSDT", T0 + 1));
    processor.process(
        new Record<>("x", new GateInput.Decided(MadeAlerts.elsewhere(T0 + 90_000)), T0));
    processor.process(
        new Record<>("x", new GateInput.Decided(MadeAlerts.elsewhere(T0 + 99_000)), T0));

    assertThat(words(context)).containsExactly("FIRED");
  }
}
