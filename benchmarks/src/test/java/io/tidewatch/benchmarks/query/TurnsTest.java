package io.tidewatch.benchmarks.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = Turns.of(List.of("a", "b"), Duration.ofSeconds(1), 4);

  @Test
  void shouldTakeTurnsForwardsAndBackwards() {
    assertThat(turns.seconds()).isEqualTo(9);
    assertThat(at(0.9)).isEmpty();
    assertThat(at(1)).contains("a");
    assertThat(at(3)).contains("b");
    assertThat(at(5)).contains("b");
    assertThat(at(7)).contains("a");
    assertThat(at(8.9)).contains("a");
    assertThat(at(9)).isEmpty();
  }

  @Test
  void shouldNotCountTheBeginOfATurn() {
    assertThat(turns.countedAt(nanos(3.2))).isEmpty();
    assertThat(turns.countedAt(nanos(3.3))).contains("b");
    assertThat(turns.countedSeconds()).isEqualTo(3.5);
  }

  @Test
  void shouldRefuseNoTurn() {
    assertThatThrownBy(() -> new Turns(List.of("a"), 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a turn");
  }

  private Optional<String> at(double seconds) {
    return turns.at(nanos(seconds));
  }

  private static long nanos(double seconds) {
    return (long) (seconds * 1e9);
  }
}
