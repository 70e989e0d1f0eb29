package io.tidewatch.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> ran = new ArrayList<>();

  @Test
  void shouldRunForwardsAndBackwardsByTurns() throws Exception {
    run(1, 2, List.of(1.0, 1.0, 1.0), List.of(1.0, 1.0, 1.0));

    assertThat(ran).containsExactly("b", "a", "a", "b", "b", "a");
  }

  @Test
  void shouldThrowTheWarmUpAway() throws Exception {
    Rounds<Double> rounds = run(1, 2, List.of(100.0, 1.0, 2.0), List.of(100.0, 3.0, 4.0));

    assertThat(rounds.of("a")).containsExactly(1.0, 2.0);
    assertThat(rounds.of("b")).containsExactly(3.0, 4.0);
  }

  @Test
  void shouldTakeTheMedianOfTheRatiosOfEachRound() throws Exception {
    // The ratio of the medians would be 4 / 2.
    Rounds<Double> rounds = run(0, 3, List.of(6.0, 4.0, 3.0), List.of(2.0, 4.0, 1.0));

    assertThat(rounds.ratio("a", "b", figure -> figure)).isEqualTo(new Spread(3, 1, 3));
  }

  @Test
  void shouldKeepTheOrderOfEachRound() throws Exception {
    Rounds<Double> rounds = run(0, 2, List.of(1.0, 1.0), List.of(1.0, 1.0));

    assertThat(rounds.all())
        .extracting(round -> List.copyOf(round.keySet()))
        .containsExactly(List.of("a", "b"), List.of("b", "a"));
  }

  @Test
  void shouldFailWhenAnArmFails() {
    assertThatThrownBy(() ->
            Rounds.run(
                Map.of(
                    "a",
                    () -> {
                      throw new Different("sums");
                    }),
                0,
                1))
        .isInstanceOf(Different.class);
  }

  private Rounds<Double> run(int warmUp, int count, List<Double> a, List<Double> b)
      throws Exception {
    Map<String, Rounds.Arm<Double>> arms = new LinkedHashMap<>();
    arms.put("a", arm("a", a.iterator()));
    arms.put("b", arm("b", b.iterator()));
    return Rounds.run(arms, warmUp, count);
  }

  private Rounds.Arm<Double> arm(String name, Iterator<Double> figures) {
    return () -> {
      ran.add(name);
      return figures.next();
    };
  }
}
