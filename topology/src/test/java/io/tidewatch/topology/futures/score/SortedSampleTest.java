package io.tidewatch.topology.futures.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SortedSampleTest {
  @Test
  void shouldRankInTheMiddleOfTies() {
    SortedSample oneToNine = SortedSample.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

    assertThat(oneToNine.percentile(10)).isEqualTo(0.95);
    assertThat(oneToNine.percentile(5)).isEqualTo(0.5);
    assertThat(SortedSample.of(3, 3, 3, 3, 3, 3, 3, 3, 3).percentile(3)).isEqualTo(0.5);
    assertThat(SortedSample.of().percentile(7)).isEqualTo(0.5);
  }

  @Test
  void shouldRefuseToTakeOutWhatIsNotIn() {
    SortedSample sample = SortedSample.of(1, 3);

    assertThatThrownBy(() -> sample.remove(2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldFindNoSpreadInEqualNumbers() {
    SortedSample sample = SortedSample.of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);

    assertThat(sample.deviation()).isZero();
    assertThat(sample.mad()).isZero();
    assertThat(sample.meanDeviation()).isZero();
  }
}
