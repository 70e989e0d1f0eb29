package io.tidewatch.connectors.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final List<Duration> STEPS =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));

  @Test
  void shouldWaitLongerAfterEachFailureAndThenStay() {
    Backoff backoff = new Backoff(STEPS, new SplittableRandom(7));

    assertThat(backoff.after(1)).isBetween(Duration.ofMillis(1_800), Duration.ofMillis(2_200));
    assertThat(backoff.after(2)).isBetween(Duration.ofMillis(4_500), Duration.ofMillis(5_500));
    assertThat(backoff.after(3)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    assertThat(backoff.after(1_000)).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
  }

  @Test
  void shouldGiveTheSameWaitsForTheSameSeed() {
    assertThat(waits(3)).isEqualTo(waits(3)).isNotEqualTo(waits(4));
  }

  @Test
  void shouldSpreadTheWaits() {
    Backoff backoff = new Backoff(STEPS, new SplittableRandom(7));

    assertThat(IntStream.range(0, 10).mapToObj(i -> backoff.after(1)).distinct())
        .hasSizeGreaterThan(5);
  }

  @Test
  void shouldRefuseToCountFromZero() {
    assertThatThrownBy(() -> new Backoff(STEPS, new SplittableRandom(7)).after(0))
        .hasMessageContaining("at least 1 failure, was 0");
  }

  private static List<Duration> waits(long seed) {
    Backoff backoff = new Backoff(STEPS, new SplittableRandom(seed));
    return IntStream.rangeClosed(1, 5).mapToObj(backoff::after).toList();
  }
}
