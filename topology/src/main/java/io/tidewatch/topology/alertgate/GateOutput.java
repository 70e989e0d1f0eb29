package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.delivery.Notification;

/** What the gate makes of alerts. */
sealed interface GateOutput {
  /** People are to be told. */
  record Told(Notification notification) implements GateOutput {
    public Told {
      requireNonNull(notification, "notification");
    }
  }

  /**
   * Nobody is told, at least not now.
   *
   * @param detail one sentence for a person that names what holds it back
   */
  record HeldBack(Alert alert, Reason reason, String detail) implements GateOutput {
    public HeldBack {
      requireNonNull(alert, "alert");
      requireNonNull(reason, "reason");
      requireNonNull(detail, "detail");
    }
  }
}
