package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.AlertLog;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.clock.SpacedCommits;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Lets a {@link Gate} decide, and keeps in stores what it has to remember. */
final class GateProcessor extends ContextualProcessor<String, GateInput, String, GateOutput> {
  /** How often it is looked whether something is told after all. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final CommitPace pace;
  private final DetectorCounters counters;
  private Gate gate;
  private MarketTime time;
  private HeardAlerts heard;
  private SpacedCommits commits;
  private long lookedMs;
  private Cancellable looks;
  private Cancellable commitTicks;

  GateProcessor(CommitPace pace, DetectorCounters counters) {
    this.pace = requireNonNull(pace, "pace");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void init(ProcessorContext<String, GateOutput> context) {
    super.init(context);
    // After an aborted transaction the same processor is begun again: what it remembers may never
    // have been committed.
    gate =
        new Gate(
            new GateState(
                stored(AlertGateTopology.SILENCES_STORE),
                stored(AlertGateTopology.FEEDS_STORE),
                stored(AlertGateTopology.MOVES_STORE),
                stored(AlertGateTopology.EVENTS_STORE),
                stored(AlertGateTopology.HELD_STORE)));
    time = new MarketTime(stored(AlertGateTopology.TIME_STORE));
    heard = new HeardAlerts(context.getStateStore(AlertGateTopology.HEARD_STORE));
    lookedMs = Long.MIN_VALUE / 2;
    commits = new SpacedCommits(context::commit, pace);
    looks = context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::lookUp);
    commitTicks =
        context.schedule(
            AlertGateTopology.COMMIT_TICK,
            PunctuationType.WALL_CLOCK_TIME,
            wallClockMs -> commits.tick());
  }

  private <V> StoredMap<V> stored(String name) {
    KeyValueStore<String, V> store = context().getStateStore(name);
    return new StoredMap<>(store);
  }

  @Override
  public void close() {
    looks.cancel();
    commitTicks.cancel();
  }

  @Override
  public void process(Record<String, GateInput> record) {
    if (record.value() instanceof GateInput.Raised(Alert alert) && !heard.isNew(alert)) {
      return;
    }
    switch (record.value()) {
      case GateInput.Raised raised -> time.advance(raised.alert().eventTime());
      case GateInput.Decided decided -> time.advance(decided.decision().to());
      case GateInput.Silenced silenced -> {}
      case GateInput.Unsilenced unsilenced -> {}
      case GateInput.Fed fed -> {}
    }
    gate.take(record.value()).forEach(output -> forward(output, record.timestamp()));
    OptionalLong nowMs = time.nowMs();
    if (nowMs.isPresent() && nowMs.getAsLong() - lookedMs >= LOOK.toMillis()) {
      release(nowMs.getAsLong());
    }
  }

  private void lookUp(long wallClockMs) {
    time.nowMs(wallClockMs).ifPresent(this::release);
  }

  private void release(long nowMs) {
    // The guess may have run ahead of the market while nothing came: time does not go back.
    lookedMs = Math.max(lookedMs, nowMs);
    heard.forget(lookedMs);
    gate.release(lookedMs).forEach(output -> forward(output, lookedMs));
  }

  private void forward(GateOutput output, long timeMs) {
    counters.add(
        switch (output) {
          case GateOutput.Told told -> Counter.NOTIFICATIONS;
          case GateOutput.HeldBack held -> Counter.HELD_BACK;
        });
    String key =
        switch (output) {
          case GateOutput.Told told -> told.notification().key();
          case GateOutput.HeldBack held -> held.alert().key();
        };
    context().forward(new Record<>(key, output, Math.max(0, timeMs)));
    switch (output) {
      case GateOutput.Told(Notification notification) -> AlertLog.told(notification);
      case GateOutput.HeldBack(Alert alert, Reason reason, String detail) ->
          AlertLog.heldBack(alert, reason, detail);
    }
    // Somebody waits for it.
    commits.ask();
  }
}
