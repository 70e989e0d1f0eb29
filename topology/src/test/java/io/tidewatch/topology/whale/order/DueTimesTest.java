package io.tidewatch.topology.whale.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DueTimesTest {
  private final DueTimes due = new DueTimes();

  @Test
  void shouldTakeTheEarliestFirstAndThoseOfOneTimeByTheirNames() {
    due.add("c", 2);
    due.add("b", 1);
    due.add("d", 3);
    due.add("a", 2);

    assertThat(due.take(2, 10)).containsExactly("b", "a", "c");
    assertThat(due.size()).isEqualTo(1);
    assertThat(due.isAnyDue(2)).isFalse();
    assertThat(due.isAnyDue(3)).isTrue();
  }

  @Test
  void shouldLeaveWhatIsMoreThanAsked() {
    for (int i = 0; i < 5; i++) {
      due.add("k" + i, 7);
    }

    assertThat(due.take(7, 2)).containsExactly("k0", "k1");
    assertThat(due.take(7, 2)).containsExactly("k2", "k3");
    assertThat(due.isAnyDue(7)).isTrue();
    assertThat(due.take(7, 2)).containsExactly("k4");
    assertThat(due.isAnyDue(7)).isFalse();
  }

  @Test
  void shouldKeepTheEarlierOfTwoTimes() {
    due.add("a", 5);
    due.add("a", 9);
    assertThat(due.isAnyDue(5)).isTrue();
    due.add("a", 3);
    assertThat(due.take(4, 10)).containsExactly("a");
    due.remove("a");
    assertThat(due.size()).isZero();
  }
}
