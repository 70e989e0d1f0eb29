package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.delivery.DeliveryStatus;
import io.tidewatch.connectors.system.Health;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VitalsTest {
  @Test
  void shouldCallASinkThatWorksFine() {
    assertThat(health(status(true, true, 2, List.of(), false))).isEqualTo(Health.fine());
  }

  @Test
  void shouldNameTargetsThatTakeNothingAnyMoreThoughNothingEverFailed() {
    assertThat(health(status(true, true, 0, List.of("desk", "news"), false)))
        .isEqualTo(Health.troubled("nothing is taken any more, until a restart, by desk, news"));
  }

  @Test
  void shouldSayWhyAChannelIsNotReached() {
    assertThat(health(status(false, true, 0, List.of(), false)))
        .isEqualTo(Health.troubled("desk cannot be reached: ConnectException"));
  }

  @Test
  void shouldNoticeASinkThatDoesNotRunOrBeginsAgainAndAgain() {
    assertThat(health(status(true, false, 0, List.of(), false)))
        .isEqualTo(Health.troubled("it does not run any more"));
    assertThat(health(status(true, true, 3, List.of(), false)))
        .isEqualTo(Health.troubled("it began again 3 times in a row"));
  }

  @Test
  void shouldLeaveItToTheInstanceThatDoesTheWork() {
    assertThat(health(status(false, false, 9, List.of("desk"), true))).isEqualTo(Health.fine());
  }

  private static Health health(DeliveryStatus status) {
    Vitals vitals = new Vitals();
    vitals.delivery("telegram", () -> status);
    return vitals.probes().getFirst().health().get();
  }

  private static DeliveryStatus status(
      boolean reached, boolean alive, int restarts, List<String> gone, boolean takenOver) {
    return new DeliveryStatus(
        "telegram",
        reached,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        reached ? 0 : 1,
        0,
        Duration.ZERO,
        alive,
        restarts,
        reached ? List.of() : List.of("desk"),
        gone,
        takenOver,
        reached ? Optional.empty() : Optional.of("ConnectException"));
  }
}
