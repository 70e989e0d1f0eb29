package io.tidewatch.connectors.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.delivery.queue.Line.Folding;
import io.tidewatch.contract.alert.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final Folding FOLDING = new Folding(Optional.of(3), Duration.ofSeconds(10));

  @Test
  void shouldSendTheMostUrgentAloneWhileFewWait() {
    Line line = new Line(FOLDING);
    line.add(item(1, Severity.MINOR), 0);
    line.add(item(2, Severity.MAJOR), 0);
    line.add(item(3, Severity.CRITICAL), 0);

    assertThat(next(line, 0)).containsExactly(3);
    assertThat(next(line, 0)).containsExactly(2);
    assertThat(next(line, 0)).containsExactly(1);
    assertThat(next(line, 0)).isEmpty();
  }

  @Test
  void shouldFoldWhenMoreWaitAsManyAsFit() {
    Line line = new Line(FOLDING);
    for (int i = 1; i <= 6; i++) {
      line.add(item(i, i == 5 ? Severity.CRITICAL : Severity.MINOR), 0);
    }

    assertThat(numbers(line.next(0, items -> 4))).containsExactly(5, 1, 2, 3);
    assertThat(next(line, 0)).containsExactly(4);
    assertThat(next(line, 0)).containsExactly(6);
  }

  @Test
  void shouldLetFollowersOfAnEventWaitForEachOther() {
    Line line = new Line(FOLDING);
    line.add(follower(1, Severity.MAJOR, "event"), 1_000);
    line.add(follower(2, Severity.MINOR, "event"), 9_000);

    assertThat(next(line, 10_999)).isEmpty();
    assertThat(line.nextEndOfWait()).hasValue(11_000);
    assertThat(next(line, 11_000)).containsExactly(1, 2);
    assertThat(next(line, 11_000)).isEmpty();
  }

  @Test
  void shouldNotLetFollowersWaitLongerIfTheClockIsSetBack() {
    Line line = new Line(FOLDING);
    line.add(follower(1, Severity.MAJOR, "event"), 3_600_000);

    assertThat(next(line, 1_000)).containsExactly(1);
  }

  @Test
  void shouldSendAFollowerAloneIfNobodyElseCame() {
    Line line = new Line(FOLDING);
    line.add(follower(1, Severity.MAJOR, "event"), 0);
    line.add(follower(2, Severity.MAJOR, "other"), 0);

    assertThat(next(line, 10_000)).containsExactly(1);
    assertThat(next(line, 10_000)).containsExactly(2);
  }

  @Test
  void shouldNeverLetACriticalFollowerWait() {
    Line line = new Line(FOLDING);
    line.add(follower(1, Severity.CRITICAL, "event"), 0);

    assertThat(next(line, 0)).containsExactly(1);
  }

  @Test
  void shouldTakeFollowersAlongWithADigestThatLeavesAnyway() {
    Line line = new Line(FOLDING);
    line.add(follower(1, Severity.MAJOR, "event"), 0);
    for (int i = 2; i <= 5; i++) {
      line.add(item(i, Severity.MINOR), 0);
    }

    assertThat(next(line, 0)).containsExactly(1, 2, 3, 4, 5);
    assertThat(line.nextEndOfWait()).isEmpty();
  }

  @Test
  void shouldSendEachAloneWhereNothingIsFolded() {
    Line line = new Line(Folding.NEVER);
    for (int i = 1; i <= 9; i++) {
      line.add(follower(i, Severity.MINOR, "event"), 0);
    }

    for (int i = 1; i <= 9; i++) {
      assertThat(next(line, 0)).containsExactly(i);
    }
  }

  /** However things come and go: each one leaves once, and within a message by urgency. */
  @Property(tries = 500)
  void shouldLetEachItemLeaveOnce(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 99) Integer> steps,
      @ForAll @IntRange(min = 1, max = 8) int room) {
    Line line = new Line(FOLDING);
    List<Item> left = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < steps.size(); i++) {
      int step = steps.get(i);
      Severity severity = Severity.values()[step % 3];
      Optional<String> follows = step < 40 ? Optional.of("event-" + step % 2) : Optional.empty();
      line.add(TestItems.item(i, severity, now, follows), now);
      now += step * 50L;
      if (step % 4 == 0) {
        left.addAll(line.next(now, items -> Math.min(room, items.size())));
      }
    }
    now += 10_000;
    List<Item> items = line.next(now, all -> Math.min(room, all.size()));
    while (!items.isEmpty()) {
      assertThat(items).isSortedAccordingTo(Item.MOST_URGENT_FIRST);
      left.addAll(items);
      items = line.next(now, all -> Math.min(room, all.size()));
    }

    assertThat(left).doesNotHaveDuplicates().hasSize(steps.size());
    assertThat(line.first(now)).isEmpty();
    assertThat(line.nextEndOfWait()).isEmpty();
    assertThat(line.clear()).isEmpty();
  }

  private static List<Integer> next(Line line, long now) {
    return numbers(line.next(now, List::size));
  }

  private static List<Integer> numbers(List<Item> items) {
    return items.stream().map(item -> (int) item.place().offset()).toList();
  }

  private static Item item(int number, Severity severity) {
    return TestItems.item(number, severity, number);
  }

  private static Item follower(int number, Severity severity, String event) {
    return TestItems.item(number, severity, number, Optional.of(event));
  }
}
