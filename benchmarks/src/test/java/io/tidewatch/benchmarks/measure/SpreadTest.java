package io.tidewatch.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void shouldTakeTheMiddleOfAnOddNumber() {
    assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 9));
  }

  @Test
  void shouldTakeTheMeanOfTheMiddleTwoOfAnEvenNumber() {
    assertThat(Spread.of(List.of(8.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(2.5, 1, 8));
  }

  @Test
  void shouldTakeOneFigureForAll() {
    assertThat(Spread.of(List.of(4.0))).isEqualTo(new Spread(4, 4, 4));
  }

  @Test
  void shouldRefuseNoFigures() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseWhatIsNoNumber() {
    assertThatThrownBy(() -> Spread.of(List.of(1.0, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldShowTheRange() {
    assertThat(new Spread(4.206, 3.9, 1_234.5).text(2)).isEqualTo("4.21 (3.90 to 1,234.50)");
  }
}
