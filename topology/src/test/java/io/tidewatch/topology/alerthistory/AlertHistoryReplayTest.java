package io.tidewatch.topology.alerthistory;

import static io.tidewatch.topology.alerthistory.AlertHistoryDriver.DAY_MS;
import static io.tidewatch.topology.alerthistory.AlertHistoryDriver.START;
import static io.tidewatch.topology.alerthistory.AlertHistoryDriver.alert;
import static io.tidewatch.topology.alerthistory.AlertHistoryDriver.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Same records, same contents: again, and with another processor on the same stores. */
class AlertHistoryReplayTest {
  private static final long KEPT_MS = 30 * DAY_MS;
  private static final List<Alert> ALERTS = alerts(new Random(20_261_122));

  private static List<Alert> alerts(Random chance) {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      alerts.add(
          alert(
              "r" + chance.nextInt(3),
              "s" + chance.nextInt(5),
              Severity.values()[chance.nextInt(3)],
              START + i * DAY_MS / 8 + chance.nextLong(DAY_MS)));
    }
    return alerts;
  }

  @Test
  void shouldKeepTheSameAgain() {
    List<String> once = play();

    assertThat(once).hasSizeGreaterThan(400);
    assertThat(play()).isEqualTo(once);
  }

  private static List<String> play() {
    try (AlertHistoryDriver history = new AlertHistoryDriver()) {
      for (Alert alert : ALERTS) {
        history.alert(alert);
        history.delivery(delivery(alert.id(), Delivery.Status.SENT, alert.eventTime()));
      }
      return history.contents();
    }
  }

  @Test
  void shouldGoOnWhereTheOneBeforeItStopped() {
    List<String> once = play();
    try (AlertHistoryDriver history = new AlertHistoryDriver()) {
      long offset = 0;
      for (Alert alert : ALERTS) {
        Delivery delivery = delivery(alert.id(), Delivery.Status.SENT, alert.eventTime());
        new AlertShelf(history.alerts(), history.index(), KEPT_MS).put(alert);
        new DeliveryShelf(history.steps(), KEPT_MS).put(delivery, offset++, bytes(delivery));
      }

      assertThat(history.contents()).isEqualTo(once);
    }
  }

  private static byte[] bytes(Delivery delivery) {
    return Topics.DELIVERIES.value().serializer().serialize("t", delivery);
  }
}
