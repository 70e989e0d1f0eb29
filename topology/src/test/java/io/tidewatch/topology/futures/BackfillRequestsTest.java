package io.tidewatch.topology.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.topology.binance.FuturesKline;
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

  @Test
  void shouldAskAtOnceAfterARestart() {
    FuturesKline running = new MadeMarket(1).usual(1, 200);
    long begun = FuturesFrames.T0 + 200 * FuturesFrames.BAR;
    try (FuturesDriver driver = new FuturesDriver()) {
      driver.running("AUSDT", running, begun + 1_000);
      assertThat(driver.commands()).hasSize(1);
      try (FuturesDriver restarted = driver.restart()) {
        restarted.running("AUSDT", running, begun + 121_000);

        assertThat(restarted.commands())
            .extracting(FeedCommand::attempt, FeedCommand::at)
            .containsExactly(tuple(1, begun + 121_040));
      }
    }
  }
}
