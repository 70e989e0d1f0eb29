package io.tidewatch.topology.alertgate;

import static io.tidewatch.topology.alertgate.MadeAlerts.T0;
import static io.tidewatch.topology.alertgate.MadeAlerts.elsewhere;
import static io.tidewatch.topology.alertgate.MadeAlerts.silence;
import static io.tidewatch.topology.alertgate.MadeAlerts.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.delivery.AlertMatcher;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.delivery.Notification;
import io.tidewatch.contract.delivery.Notification.Kind;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertGateTopologyTest {
  private static final AlertMatcher BTC = AlertMatcher.ofSubject("BTC*");

  private final AlertGateDriver gate = new AlertGateDriver();

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void shouldTellOfAnAlertThatNothingHoldsBack() {
    Alert alert = trades("BTCUSDT", T0);

    gate.alert(alert);

    assertThat(gate.notifications())
        .singleElement()
        .satisfies(told -> {
          assertThat(told.alert()).isEqualTo(alert);
          assertThat(told.kind()).isEqualTo(Kind.FIRED);
          assertThat(told.event().asset()).isEqualTo("BTC");
          assertThat(told.event().startedAt()).isEqualTo(T0);
          assertThat(told.event().number()).isEqualTo(1);
        });
    assertThat(gate.decisions()).isEmpty();
    assertThat(gate.deliveries()).isEmpty();
    assertThat(gate.counted(Counter.NOTIFICATIONS)).isEqualTo(1);
  }

  /** A detector that was reset says again what it said; nobody is to hear it again. */
  @Test
  void shouldTellOfAnAlertOnceHoweverOftenItIsRaised() {
    Alert told = trades("BTCUSDT", T0);
    Alert silenced = trades("ETHUSDT", T0 + 1);
    gate.alert(told);
    AlertMatcher eth = new AlertMatcher(Optional.empty(), Optional.of("ETHUSDT"), Set.of());
    gate.silence(silence("s1", eth, T0, T0 + 60_000));
    gate.alert(silenced);

    gate.alert(told);
    gate.alert(silenced);

    assertThat(gate.notifications()).extracting(one -> one.alert().id()).containsExactly(told.id());
    assertThat(gate.decisions()).hasSize(1);
    assertThat(gate.deliveries()).hasSize(1);
    assertThat(gate.heard()).containsOnlyKeys(told.id(), silenced.id());
  }

  @Test
  void shouldForgetWhichAlertsCameWhenNobodySaysThemAgain() {
    Alert old = trades("BTCUSDT", T0);
    Alert next = trades("BTCUSDT", T0 + HeardAlerts.KEPT.toMillis());
    Alert last = trades("BTCUSDT", T0 + HeardAlerts.KEPT.toMillis() + 3_600_000);
    gate.alert(old);
    gate.alert(next);
    assertThat(gate.heard()).containsOnlyKeys(old.id(), next.id());

    gate.alert(last);

    assertThat(gate.heard()).containsOnlyKeys(next.id(), last.id());
  }

  @Test
  void shouldSayWhySilencedAlertsAreNotTold() {
    Alert alert = trades("BTCUSDT", T0 + 5_000);
    gate.silence(silence("s1", BTC, T0, T0 + 60_000));

    gate.alert(alert);

    assertThat(gate.notifications()).isEmpty();
    String why = "alert " + alert.id() + ": silence s1 by ops until 2025-10-31T08:41:00Z";
    assertThat(gate.decisions())
        .containsExactly(
            new Decision(
                "large-trades",
                "BTCUSDT",
                Reason.SILENCED,
                Optional.of(alert.side()),
                T0 + 5_000,
                T0 + 5_000,
                1,
                Optional.of(alert.value()),
                alert.threshold(),
                3,
                0,
                0,
                why));
    Delivery delivery = gate.deliveries().getFirst();
    assertThat(delivery.alert()).isEqualTo(alert.id());
    assertThat(delivery.sink()).isEqualTo(Delivery.GATE);
    assertThat(delivery.status()).isEqualTo(Status.HELD_BACK);
    assertThat(delivery.reason()).contains("SILENCED: " + why);
    assertThat(delivery.at()).isEqualTo(AlertGateDriver.WALL);
    assertThat(gate.counted(Counter.HELD_BACK)).isEqualTo(1);
  }

  @Test
  void shouldTellWhatStillHoldsAtTheEndOfASilence() {
    Alert alert = trades("BTCUSDT", T0 + 5_000);
    gate.silence(silence("s1", BTC, T0, T0 + 60_000));
    gate.alert(alert);

    gate.decision(elsewhere(T0 + 60_000));
    assertThat(gate.notifications()).isEmpty();
    gate.decision(elsewhere(T0 + 63_000));

    assertThat(gate.notifications())
        .extracting(Notification::kind, told -> told.alert().id())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.STILL_FIRING, alert.id()));
    gate.decision(elsewhere(T0 + 90_000));
    assertThat(gate.notifications()).isEmpty();
  }

  @Test
  void shouldGuessTheTimeOfTheMarketWhileNothingComes() {
    gate.silence(silence("s1", BTC, T0, T0 + 60_000));
    gate.alert(trades("BTCUSDT", T0 + 5_000));

    for (int second = 0; second < 57; second++) {
      gate.passTime(Duration.ofSeconds(1));
    }
    assertThat(gate.notifications()).isEmpty();
    for (int second = 0; second < 5; second++) {
      gate.passTime(Duration.ofSeconds(1));
    }

    assertThat(gate.notifications())
        .extracting(Notification::kind)
        .containsExactly(Kind.STILL_FIRING);
  }

  @Test
  void shouldPassOverWhatCannotBeRead() {
    gate.raw(Topics.ALERTS, "x", "garbage");
    gate.raw(Topics.ALERTS, "x", null);
    gate.raw(Topics.ALERTS, null, "{}");
    gate.raw(Topics.DECISIONS, "x", "{}");
    gate.raw(Topics.FEED_EVENTS, "x", "[1]");
    gate.raw(Topics.SILENCES, "s1", "{\"id\":\"s1\",\"from\":5,\"until\":1}");
    gate.raw(Topics.SILENCES, "unknown", null);
    gate.raw(Topics.ALERTS, "x", "null");
    gate.alert(trades("BTCUSDT", T0));

    assertThat(gate.notifications()).hasSize(1);
    assertThat(gate.rejected()).isEqualTo(7);
  }

  @Test
  void shouldNotForgetSilencesForATimeThatCannotBe() {
    gate.silence(silence("s1", BTC, T0, T0 + 60_000));
    for (long time : new long[] {T0 + 86_400_000L, Long.MAX_VALUE - 1, -1}) {
      gate.at(T0, elsewhere(time));
      gate.at(T0, trades("ETHUSDT", time));
    }
    gate.at(Long.MAX_VALUE, trades("ETHUSDT", Long.MAX_VALUE));

    gate.alert(trades("BTCUSDT", T0 + 5_000));

    assertThat(gate.notifications()).isEmpty();
    assertThat(gate.decisions()).extracting(Decision::reason).containsExactly(Reason.SILENCED);
    assertThat(gate.rejected()).isEqualTo(7);
  }

  @Test
  void shouldPassOverASilenceThatNobodyCouldEnd() {
    gate.silence("other", silence("s1", BTC, T0, T0 + 60_000));
    gate.alert(trades("BTCUSDT", T0 + 5_000));

    assertThat(gate.notifications()).hasSize(1);
    assertThat(gate.rejected()).isEqualTo(1);
  }

  @Test
  void shouldKeepNothingOfWhatIsOver() {
    gate.silence(silence("s1", BTC, T0, T0 + 60_000));
    gate.alert(trades("ETHUSDT", T0));
    gate.alert(trades("BTCUSDT", T0 + 1));
    List.of(T0 + 60_000, T0 + 70_000, T0 + 3_800_000).forEach(at -> gate.decision(elsewhere(at)));

    assertThat(gate.kept(AlertGateTopology.SILENCES_STORE)).isZero();
    assertThat(gate.kept(AlertGateTopology.EVENTS_STORE)).isZero();
    assertThat(gate.kept(AlertGateTopology.HELD_STORE)).isZero();
  }
}
