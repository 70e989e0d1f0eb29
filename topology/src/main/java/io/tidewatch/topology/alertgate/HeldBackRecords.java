package io.tidewatch.topology.alertgate;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.delivery.Delivery;
import java.util.Optional;

/** What is written of an alert that is held back. Pure. */
final class HeldBackRecords {
  private HeldBackRecords() {}

  /** Why nobody is told, for those who ask why. */
  static Decision decision(GateOutput.HeldBack held) {
    Alert alert = held.alert();
    return new Decision(
        alert.rule(),
        alert.subject(),
        held.reason(),
        Optional.of(alert.side()),
        alert.eventTime(),
        alert.eventTime(),
        1,
        Optional.of(alert.value()),
        alert.threshold(),
        alert.evidence().rule().version(),
        0,
        0,
        held.detail());
  }

  /**
   * The outcome of the alert for all sinks.
   *
   * @param at wall clock
   */
  static Delivery delivery(GateOutput.HeldBack held, long at) {
    Alert alert = held.alert();
    return new Delivery(
        alert.id(),
        alert.rule(),
        alert.subject(),
        alert.severity(),
        Delivery.GATE,
        "",
        Delivery.Status.HELD_BACK,
        1,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.of(held.reason() + ": " + held.detail()),
        0,
        false,
        false,
        alert.eventTime(),
        at,
        0);
  }
}
