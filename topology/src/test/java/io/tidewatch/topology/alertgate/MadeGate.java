package io.tidewatch.topology.alertgate;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.delivery.Silence;
import io.tidewatch.contract.feed.FeedEvent;
import java.util.List;
import java.util.TreeMap;

/** A gate with words for what tests do to it, and its verdicts as text. */
final class MadeGate {
  private final GateState state =
      new GateState(
          new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  private Gate gate = new Gate(state);

  /** The word of the verdict: why it is told, or why not. */
  String alert(Alert alert) {
    return word(gate.take(new GateInput.Raised(alert)).getFirst());
  }

  GateOutput.Told told(Alert alert) {
    return (GateOutput.Told) gate.take(new GateInput.Raised(alert)).getFirst();
  }

  GateOutput.HeldBack heldBack(Alert alert) {
    return (GateOutput.HeldBack) gate.take(new GateInput.Raised(alert)).getFirst();
  }

  static String word(GateOutput output) {
    return switch (output) {
      case GateOutput.Told told -> told.notification().kind().name();
      case GateOutput.HeldBack held -> held.reason().name();
    };
  }

  MadeGate with(Silence silence) {
    gate.take(new GateInput.Silenced(silence));
    return this;
  }

  MadeGate without(String silence) {
    gate.take(new GateInput.Unsilenced(silence));
    return this;
  }

  MadeGate with(FeedEvent event) {
    hear(event);
    return this;
  }

  /** What is held back for good, as nobody looks at it any more. */
  List<GateOutput> hear(FeedEvent event) {
    return gate.take(new GateInput.Fed(event));
  }

  MadeGate with(Decision decision) {
    gate.take(new GateInput.Decided(decision));
    return this;
  }

  /** Ids of what is told now after all. */
  List<String> release(long nowMs) {
    return gate.release(nowMs).stream()
        .filter(GateOutput.Told.class::isInstance)
        .map(output -> ((GateOutput.Told) output).notification().alert().id())
        .toList();
  }

  /** The same, once nothing has held back for long enough. */
  List<String> releaseAfterGrace(long nowMs) {
    List<String> early = release(nowMs);
    if (!early.isEmpty()) {
      throw new AssertionError("expected nothing within the grace, was " + early);
    }
    return release(nowMs + HeldTable.GRACE_MS);
  }

  /** Forgets all but its state. */
  void restart() {
    gate = new Gate(state);
  }
}
