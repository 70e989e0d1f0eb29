package io.tidewatch.connectors.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final String CHAT = "chat";

  /**
   * Whatever each message takes, the other side sees no more than the limit in any window, at
   * whichever moment between beginning and end it looks.
   */
  @Property(tries = 500)
  void shouldNeverLetMoreThroughThanTheLimit(
      @ForAll @IntRange(min = 1, max = 5) int count,
      @ForAll @IntRange(min = 1, max = 2_000) int windowMs,
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 3_000) Integer> took) {
    Budget budget =
        new Budget(List.of(new Limit(count, Duration.ofMillis(windowMs))), Map.of(CHAT, List.of()));
    long now = 1_000_000;
    List<Long> seen = new ArrayList<>();
    for (int i = 0; i < took.size(); i++) {
      now = budget.earliest(CHAT, Severity.CRITICAL, now);
      budget.began(CHAT);
      long end = now + took.get(i);
      seen.add(i % 2 == 0 ? end : now);
      budget.ended(CHAT, end);
      now = end;
    }

    for (int i = count; i < seen.size(); i++) {
      assertThat(seen.get(i) - seen.get(i - count)).isGreaterThanOrEqualTo(windowMs);
    }
  }

  @Test
  void shouldLetThroughAtOnceWhatIsWithinTheLimit() {
    Budget budget = new Budget(List.of(Limit.perMinute(2)), Map.of(CHAT, List.of()));

    assertThat(budget.earliest(CHAT, Severity.CRITICAL, 5_000)).isEqualTo(5_000);
    send(budget, CHAT, 5_000);
    assertThat(budget.earliest(CHAT, Severity.CRITICAL, 6_000)).isEqualTo(6_000);
    send(budget, CHAT, 6_000);
    assertThat(budget.earliest(CHAT, Severity.CRITICAL, 6_000)).isBetween(65_000L, 65_100L);
  }

  @Test
  void shouldKeepTargetsApartAndTheSinkTogether() {
    Budget budget =
        new Budget(
            List.of(Limit.perMinute(2)),
            Map.of("a", List.of(Limit.perSecond(1)), "b", List.of(Limit.perSecond(1))));
    send(budget, "a", 0);

    assertThat(budget.earliest("a", Severity.CRITICAL, 10)).isGreaterThanOrEqualTo(1_000);
    assertThat(budget.earliest("b", Severity.CRITICAL, 10)).isEqualTo(10);
    send(budget, "b", 10);
    assertThat(budget.earliest("a", Severity.CRITICAL, 2_000)).isGreaterThanOrEqualTo(60_000);
  }

  @Test
  void shouldSayNothingWhileItDependsOnAnAnswer() {
    Budget budget = new Budget(List.of(Limit.perMinute(1)), Map.of(CHAT, List.of()));
    budget.began(CHAT);

    assertThat(budget.earliest(CHAT, Severity.CRITICAL, 10)).isEqualTo(Long.MAX_VALUE);
    budget.ended(CHAT, 20);
    assertThat(budget.earliest(CHAT, Severity.CRITICAL, 30)).isGreaterThanOrEqualTo(60_020);
  }

  @Test
  void shouldGoOnWithWhatWasSpentBeforeARestart() {
    Budget budget = new Budget(List.of(Limit.perMinute(2)), Map.of(CHAT, List.of()));
    budget.remember(CHAT, 50_000);
    // Whether it arrived is not known, so it counts from now on.
    budget.remember(CHAT, Long.MAX_VALUE);

    assertThat(budget.earliest(CHAT, Severity.CRITICAL, 60_000)).isGreaterThanOrEqualTo(110_000);
    send(budget, CHAT, 115_000);
    assertThat(budget.earliest(CHAT, Severity.CRITICAL, 115_000)).isBetween(120_000L, 120_100L);
  }

  @Test
  void shouldNotWaitForAClockThatWasSetBack() {
    Budget budget = new Budget(List.of(Limit.perMinute(1)), Map.of(CHAT, List.of()));
    send(budget, CHAT, 7_200_000);

    assertThat(budget.earliest(CHAT, Severity.CRITICAL, 3_600_000)).isLessThan(3_661_000);
  }

  private static void send(Budget budget, String target, long at) {
    budget.began(target);
    budget.ended(target, at);
  }

  @Test
  void shouldKeepTheLastOfALimitForWhatIsCritical() {
    Budget budget = new Budget(List.of(Limit.perMinute(12)), Map.of(CHAT, List.of()));
    for (int i = 0; i < 10; i++) {
      assertThat(budget.earliest(CHAT, Severity.MINOR, 0)).isZero();
      budget.began(CHAT);
      budget.ended(CHAT, 0);
    }

    assertThat(budget.earliest(CHAT, Severity.MAJOR, 0)).isGreaterThanOrEqualTo(60_000);
    assertThat(budget.earliest(CHAT, Severity.CRITICAL, 0)).isZero();
    budget.remember(CHAT, 0);
    budget.remember(CHAT, 0);
    assertThat(budget.earliest(CHAT, Severity.CRITICAL, 0)).isGreaterThanOrEqualTo(60_000);
  }
}
