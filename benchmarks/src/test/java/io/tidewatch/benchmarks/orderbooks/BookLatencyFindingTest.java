package io.tidewatch.benchmarks.orderbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.benchmarks.latency.LatencyRun;
import io.tidewatch.benchmarks.measure.Rounds;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BookLatencyFindingTest {
  private static final int SECONDS = 10;

  private static Step step(int instruments, long p99Millis, int backlog) throws Exception {
    Histogram latencies = LatencyRun.histogram();
    latencies.recordValue(p99Millis * 1_000_000);
    int updates = instruments * SECONDS * BookTape.A_SECOND;
    BookLatencyRun run =
        new BookLatencyRun(
            new LatencyRun(latencies), updates, updates, SECONDS, backlog, 1_000, 1_000);
    return new Step(instruments, Rounds.run(Map.of(Step.DETECTOR, () -> run), 0, 1));
  }

  @Test
  void shouldBreakWhereMoreThanASecondIsMissing() throws Exception {
    assertThat(step(20, 30, 200).isBroken()).isFalse();
    assertThat(step(20, 30, 201).isBroken()).isTrue();
  }

  @Test
  void shouldBreakWhereTheLatencyIsOverASecond() throws Exception {
    assertThat(step(20, 900, 0).isBroken()).isFalse();
    assertThat(step(20, 1_100, 0).isBroken()).isTrue();
  }

  @Test
  void shouldNameTheMostBooksBeforeTheFirstThatIsTooSlow() throws Exception {
    List<Step> steps = List.of(step(10, 20, 0), step(20, 40, 0), step(50, 60, 0), step(100, 45, 0));
    assertThat(BookLatencyFinding.most(steps)).isEqualTo("20 x 10");
    assertThat(BookLatencyFinding.most(steps.subList(2, 3))).isEqualTo("fewer than 50 x 10");
    assertThat(BookLatencyFinding.broken(steps)).isEqualTo("not up to 100 x 10");
  }
}
