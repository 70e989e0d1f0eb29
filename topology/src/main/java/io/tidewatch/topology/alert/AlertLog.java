package io.tidewatch.topology.alert;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.log.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log where an alert is on its way. A line stands there before what it says is
 * committed: after a crash the same alert, with the same id, may be said again.
 */
public final class AlertLog {
  private static final Logger LOG = LoggerFactory.getLogger(AlertLog.class);

  private AlertLog() {}

  /** A detector hands it on. */
  public static void raised(Alert alert) {
    LogFields.alert(LOG.atInfo(), alert)
        .log(
            "{} raises an alert: {} {} at a threshold of {}",
            alert.rule(),
            alert.side(),
            alert.value(),
            alert.threshold());
  }

  /** People are to be told. */
  public static void told(Notification notification) {
    LogFields.alert(LOG.atInfo(), notification.alert())
        .log(
            "to be told ({}), as number {} of event {}",
            notification.kind(),
            notification.event().number(),
            notification.event().id());
  }

  /** Nobody is told, at least not now. */
  public static void heldBack(Alert alert, Decision.Reason reason, String detail) {
    LogFields.alert(LOG.atInfo(), alert)
        .log("held back ({}): {}", reason, LogFields.bounded(detail));
  }
}
