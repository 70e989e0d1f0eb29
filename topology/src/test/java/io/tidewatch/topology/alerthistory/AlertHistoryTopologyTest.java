package io.tidewatch.topology.alerthistory;

import static io.tidewatch.topology.alerthistory.AlertHistoryDriver.DAY_MS;
import static io.tidewatch.topology.alerthistory.AlertHistoryDriver.START;
import static io.tidewatch.topology.alerthistory.AlertHistoryDriver.alert;
import static io.tidewatch.topology.alerthistory.AlertHistoryDriver.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertHistoryTopologyTest {
  private final AlertHistoryDriver history = new AlertHistoryDriver();

  @AfterEach
  void close() {
    history.close();
  }

  @Test
  void shouldFindAnAlertInEveryScopeItBelongsTo() {
    Alert older = alert("r", "s", Severity.MAJOR, START);
    Alert newer = alert("r", "s", Severity.MAJOR, START + 1);
    Alert critical = alert("r", "s", Severity.CRITICAL, START + 2);
    Alert otherRule = alert("q", "s", Severity.MAJOR, START + 3);
    Alert otherSubject = alert("r", "t", Severity.MAJOR, START + 4);
    history.alert(newer);
    history.alert(otherSubject);
    history.alert(older);
    history.alert(critical);
    history.alert(otherRule);

    assertThat(history.ids(scope("r", "s"), Severity.MAJOR))
        .containsExactly(older.id(), newer.id());
    assertThat(history.ids(scope("r", "s"), Severity.CRITICAL)).containsExactly(critical.id());
    assertThat(history.ids(scope("r", "s"), Severity.MINOR)).isEmpty();
    assertThat(history.ids(scope("r", null), Severity.MAJOR))
        .containsExactly(older.id(), newer.id(), otherSubject.id());
    assertThat(history.ids(scope(null, "s"), Severity.MAJOR))
        .containsExactly(older.id(), newer.id(), otherRule.id());
    assertThat(history.ids(AlertScope.ALL, Severity.MAJOR))
        .containsExactly(older.id(), newer.id(), otherRule.id(), otherSubject.id());
    assertThat(history.alert(critical.id())).isEqualTo(critical);
  }

  @Test
  void shouldKeepAnAlertOnceThatComesAgainOtherwise() {
    Alert first = alert("r", "s", Severity.MINOR, START);
    Alert again =
        new Alert(
            first.id(),
            "r",
            "s",
            first.side(),
            first.value(),
            first.threshold(),
            Severity.MAJOR,
            START + 5,
            first.evidence());
    history.alert(first);
    history.alert(again);
    history.alert(again);

    assertThat(history.ids(AlertScope.ALL, Severity.MINOR)).isEmpty();
    assertThat(history.ids(AlertScope.ALL, Severity.MAJOR)).containsExactly(first.id());
    assertThat(history.alert(first.id())).isEqualTo(again);
  }

  @Test
  void shouldForgetAfterThirtyDaysAFewAtATime() {
    int old = 40;
    for (int i = 0; i < old; i++) {
      history.alert(alert("r", "s" + i, Severity.MAJOR, START + i));
    }
    history.alert(alert("r", "late", Severity.MINOR, START + 30 * DAY_MS + old));
    int left = history.ids(AlertScope.ALL, Severity.MAJOR).size();

    assertThat(left).isGreaterThan(20).isLessThan(old);

    for (int i = 0; i < 10; i++) {
      history.alert(alert("r", "now" + i, Severity.MINOR, START + 30 * DAY_MS + old + i));
    }

    assertThat(history.ids(AlertScope.ALL, Severity.MAJOR)).isEmpty();
    assertThat(history.ids(AlertScope.ALL, Severity.MINOR)).hasSize(11);
    assertThat(history.ids(scope("r", "s0"), Severity.MAJOR)).isEmpty();
    assertThat(history.alerts().approximateNumEntries()).isLessThan(old);
    assertThat(history.contents()).hasSize(11 * 5);
  }

  @Test
  void shouldNotTakeWhatIsTooOld() {
    history.alert(alert("r", "s", Severity.MAJOR, START + 31 * DAY_MS));
    history.alert(alert("r", "s", Severity.MAJOR, START));

    assertThat(history.ids(AlertScope.ALL, Severity.MAJOR)).hasSize(1);
  }

  @Test
  void shouldKeepEveryStepOfADeliveryInItsOrder() {
    history.delivery(delivery("a1", Status.SENDING, START));
    history.delivery(delivery("a", Status.SENDING, START));
    history.delivery(delivery("a1", Status.SENT, START));
    history.delivery(delivery("a", Status.FAILED, START));

    assertThat(history.steps("a")).containsExactly(Status.SENDING, Status.FAILED);
    assertThat(history.steps("a1")).containsExactly(Status.SENDING, Status.SENT);
  }

  @Test
  void shouldForgetDeliveriesOfWhatIsForgotten() {
    for (int i = 0; i < 20; i++) {
      history.delivery(delivery("a" + i, Status.SENT, START));
    }
    for (int i = 0; i < 3; i++) {
      history.delivery(delivery("b", Status.SENT, START + 31 * DAY_MS));
    }
    history.delivery(delivery("c", Status.SENT, START));

    assertThat(history.steps("a0")).isEmpty();
    assertThat(history.steps("b")).hasSize(3);
    assertThat(history.steps("c")).isEmpty();
    assertThat(history.contents()).hasSize(3 * 2);
  }

  @Test
  void shouldKeepDeliveriesOfAReplayNextToThoseOfNow() {
    Delivery now = delivery("system", Status.SENT, START);
    Delivery past =
        new Delivery(
            "past",
            now.rule(),
            now.subject(),
            now.severity(),
            now.sink(),
            now.target(),
            Status.SENT,
            1,
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            false,
            false,
            START - 60 * DAY_MS,
            now.at() + 1,
            50);
    history.delivery(now);
    history.delivery(past);
    history.delivery(now);

    assertThat(history.steps("past")).containsExactly(Status.SENT);
    assertThat(history.steps("system")).hasSize(2);
  }

  @Test
  void shouldKeepDecisionsByEventTimeAndSeveralOfOneMillisecond() {
    history.decision(decision("s", Reason.COOLDOWN, 1_000));
    history.decision(decision("s", Reason.RESOLVED, 1_000));
    history.decision(decision("other", Reason.LATE, 1_000));

    assertThat(history.reasons("r/s")).containsExactly(Reason.COOLDOWN, Reason.RESOLVED);
  }

  @Test
  void shouldPassOverWhatIsNoDecision() {
    history.raw(Topics.DECISIONS, "r/s", null);
    history.raw(Topics.DECISIONS, "r/s", "garbage".getBytes(UTF_8));
    history.decision(decision("s", Reason.LATE, 1_000));

    assertThat(history.reasons("r/s")).containsExactly(Reason.LATE);
  }

  @Test
  void shouldPassOverWhatIsNoAlertAndNoDelivery() {
    history.raw(Topics.ALERTS, "r/s", null);
    history.raw(Topics.ALERTS, "r/s", "{}".getBytes(UTF_8));
    history.raw(Topics.DELIVERIES, "a", "garbage".getBytes(UTF_8));
    history.raw(Topics.DELIVERIES, null, "{}".getBytes(UTF_8));
    history.alert(alert("r", "s", Severity.MAJOR, -1));

    assertThat(history.contents()).isEmpty();
    assertThat(history.counters().rejected(RejectReason.EMPTY)).isEqualTo(2);
    assertThat(history.counters().rejected(RejectReason.NOT_JSON)).isEqualTo(2);
    assertThat(history.counters().rejected(RejectReason.OUT_OF_RANGE)).isEqualTo(1);
  }

  @Test
  void shouldForgetNothingForATimeThatCannotBe() {
    Alert alert = alert("r", "s", Severity.MAJOR, START);
    history.alert(alert);
    for (long time : new long[] {START + 31 * DAY_MS, Long.MAX_VALUE}) {
      Alert future = alert("r", "future", Severity.MAJOR, time);
      history.raw(
          Topics.ALERTS, future.key(), Topics.ALERTS.value().serializer().serialize("", future));
    }

    assertThat(history.ids(AlertScope.ALL, Severity.MAJOR)).containsExactly(alert.id());
    assertThat(history.counters().rejected(RejectReason.OUT_OF_RANGE)).isEqualTo(2);
  }

  @Test
  void shouldPassOverFiguresThatNobodyCouldWriteAgain() {
    Alert alert = alert("r", "s", Severity.MAJOR, START);
    String text = new String(Topics.ALERTS.value().serializer().serialize("", alert), UTF_8);
    String absurd = text.replaceFirst("\"value\":10", "\"value\":1E+10000");
    history.raw(Topics.ALERTS, alert.key(), absurd.getBytes(UTF_8));

    assertThat(absurd).isNotEqualTo(text);
    assertThat(history.contents()).isEmpty();
    assertThat(history.counters().rejected(RejectReason.NOT_JSON)).isEqualTo(1);
  }

  private static AlertScope scope(String rule, String subject) {
    return new AlertScope(Optional.ofNullable(rule), Optional.ofNullable(subject));
  }

  private static Decision decision(String subject, Reason reason, long timeMs) {
    return new Decision(
        "r",
        subject,
        reason,
        Optional.empty(),
        timeMs,
        timeMs,
        1,
        Optional.empty(),
        BigDecimal.TEN,
        0,
        1,
        1,
        "because");
  }
}
