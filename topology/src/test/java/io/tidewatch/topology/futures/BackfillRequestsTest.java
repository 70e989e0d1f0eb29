package io.tidewatch.topology.futures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.futures.score.BarWindow.Hole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackfillRequestsTest {
  private static final long MINUTE = 60_000;
  private static final Hole HOLE = new Hole(0, 900_000);

  private static List<Long> minutesOfRequests(int minutes) {
    List<Long> asked = new ArrayList<>();
    Optional<Asked> before = Optional.empty();
    for (int minute = 0; minute < minutes; minute++) {
      Optional<Asked> due = BackfillRequests.due(before, HOLE, minute * MINUTE);
      if (due.isPresent()) {
        asked.add((long) minute);
        before = due;
      }
    }
    return asked;
  }

  @Test
  void shouldGoOnHourlyAfterThreeRequests() {
    assertThat(minutesOfRequests(210)).containsExactly(0L, 10L, 20L, 80L, 140L, 200L);
  }

  @Test
  void shouldCountTheRequests() {
    assertThat(BackfillRequests.due(Optional.of(new Asked(HOLE.to(), 3, 0)), HOLE, 60 * MINUTE))
        .contains(new Asked(HOLE.to(), 4, 60 * MINUTE));
  }

  @Test
  void shouldAskSoonForAnotherHole() {
    Optional<Asked> before = Optional.of(new Asked(HOLE.to(), 5, 0));

    assertThat(BackfillRequests.due(before, new Hole(0, 1_800_000), 10 * MINUTE))
        .contains(new Asked(1_800_000, 1, 10 * MINUTE));
  }
}
