package io.tidewatch.connectors.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BotBudgetTest {
  private static final String GROUP = "-100";
  private static final String PERSON = "7";

  private final BotBudget bot = new BotBudget(BotBudget.Limits.TELEGRAM);
  private final Budget alerts = alerts();
  private long now = 1_000_000;

  @Test
  void shouldLeaveASecondBetweenAnAlertAndAnAnswerInAChat() {
    alert(Severity.MAJOR);

    assertThat(bot.beginAnswer(GROUP, now)).isBetween(millis(1_000), millis(1_100));
    assertThat(bot.beginAnswer(PERSON, now)).isZero();
    now += 1_100;
    assertThat(answered()).isTrue();
    assertThat(alerts.earliest("desk", Severity.CRITICAL, now)).isBetween(now + 1_000, now + 1_100);
  }

  @Test
  void shouldAnswerAThirdOfTheTimesThatAGroupAllows() {
    assertThat(answersWithin(20)).isEqualTo(6);

    now += 60_000;
    assertThat(answersWithin(20)).isEqualTo(6);
  }

  @Test
  void shouldTellCriticalAlertsHoweverManyAnswersThereAre() {
    answersWithin(20);

    for (int i = 0; i < 14; i++) {
      alert(Severity.CRITICAL);
      now += 1_100;
    }
    assertThat(alerts.earliest("desk", Severity.CRITICAL, now)).isGreaterThan(now);
  }

  @Test
  void shouldLeaveTheLastPartToCriticalAlerts() {
    for (int i = 0; i < 17; i++) {
      alert(Severity.MAJOR);
      now += 1_100;
    }

    assertThat(answered()).isFalse();
    assertThat(alerts.earliest("desk", Severity.MAJOR, now)).isGreaterThan(now);
    assertThat(alerts.earliest("desk", Severity.CRITICAL, now)).isEqualTo(now);
  }

  @Test
  void shouldLetAnAlertThatWaitsGoBeforeAnAnswer() {
    assertThat(answered()).isTrue();
    long turn = alerts.earliest("desk", Severity.MAJOR, now);
    assertThat(turn).isGreaterThan(now);

    now = turn - 1;
    assertThat(alerts.earliest("desk", Severity.MAJOR, now)).isEqualTo(turn);
    now = turn;
    assertThat(answered()).isFalse();
    alert(Severity.MAJOR);
    now += 1_100;
    assertThat(answered()).isTrue();
  }

  @Test
  void shouldAnswerWhileAnAlertWaitsForSomethingElse() {
    Budget slow = alerts(List.of(Limit.perMinute(1)));
    slow.began("desk");
    slow.ended("desk", now);
    now += 1_100;
    assertThat(slow.earliest("desk", Severity.MAJOR, now)).isGreaterThan(now + 50_000);

    assertThat(answered()).isTrue();
  }

  @Test
  void shouldPauseAltogetherWhenTelegramAsksForIt() {
    alerts.paused(Duration.ofSeconds(5), now);

    assertThat(answered()).isFalse();
    bot.paused(Duration.ofSeconds(9), now);
    assertThat(alerts.earliest("desk", Severity.CRITICAL, now)).isEqualTo(now + 9_000);
    now -= 3_600_000;
    assertThat(alerts.earliest("desk", Severity.CRITICAL, now)).isEqualTo(now + 9_000);
  }

  @Test
  void shouldNotWaitForAlertsOfALifeThatIsOver() {
    alerts.began("desk");
    now += 60_000;
    assertThat(answered()).isFalse();

    bot.endAlerts(now);
    assertThat(answered()).isFalse();
    now += 1_100;
    assertThat(answered()).isTrue();
  }

  @Test
  void shouldCountWhatWasToldBeforeOnce() {
    for (int i = 0; i < 10; i++) {
      alert(Severity.MAJOR);
      now += 1_100;
    }
    Budget next = alerts();
    for (int i = 10; i > 0; i--) {
      next.remember("desk", now - i * 1_100);
    }

    for (int i = 0; i < 7; i++) {
      assertThat(next.earliest("desk", Severity.MAJOR, now)).isEqualTo(now);
      next.began("desk");
      next.ended("desk", now);
      now += 1_100;
    }
    assertThat(next.earliest("desk", Severity.MAJOR, now)).isGreaterThan(now);
  }

  private Budget alerts() {
    return alerts(List.of());
  }

  private Budget alerts(List<Limit> own) {
    return new Budget(
        own, Map.of("desk", List.of()), Optional.of(new Budget.Shared(bot, Map.of("desk", GROUP))));
  }

  private void alert(Severity severity) {
    assertThat(alerts.earliest("desk", severity, now)).isEqualTo(now);
    alerts.began("desk");
    alerts.ended("desk", now);
  }

  private int answersWithin(int seconds) {
    int answers = 0;
    for (int i = 0; i < seconds; i++) {
      answers += answered() ? 1 : 0;
      now += 1_100;
    }
    return answers;
  }

  private boolean answered() {
    boolean begun = bot.beginAnswer(GROUP, now).isZero();
    if (begun) {
      bot.answerEnded(GROUP, now);
    }
    return begun;
  }

  private static Duration millis(long ms) {
    return Duration.ofMillis(ms);
  }
}
