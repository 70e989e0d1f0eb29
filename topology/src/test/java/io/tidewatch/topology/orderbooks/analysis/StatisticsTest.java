package io.tidewatch.topology.orderbooks.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.topology.orderbooks.analysis.RobustZ.Status;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static RobustZ z(double x, double... history) {
    return RobustZ.of(history, history.length, x, 0, 1);
  }

  @Test
  void shouldScoreAboutTheMedian() {
    assertThat(z(300, 10, 12, 12, 13, 12, 11, 14, 300).value()).isCloseTo(194.256, within(1e-9));
    assertThat(z(20, 1, 2, 3, 4, 5, 6, 7, 8, 9).value()).isCloseTo(5.05875, within(1e-9));
  }

  @Test
  void shouldFallBackToTheMeanDeviation() {
    assertThat(z(9, 5, 5, 5, 5, 5, 9).value()).isCloseTo(4.787308, within(1e-6));
  }

  @Test
  void shouldSayThatAHistoryDoesNotVary() {
    assertThat(z(5, 5, 5, 5)).isEqualTo(new RobustZ(Status.CONSTANT, 0));
    assertThat(z(6, 5, 5, 5)).isEqualTo(new RobustZ(Status.CONSTANT_BREAK, 0));
    assertThat(RobustZ.of(new double[] {1, 2}, 2, 5, 0, 3).status()).isEqualTo(Status.WARMUP);
  }

  @Test
  void shouldTakeNoScaleBelowTheLeast() {
    assertThat(RobustZ.of(new double[] {1, 2, 3}, 3, 4, 100, 1).value()).isEqualTo(0.02);
  }

  @Test
  void shouldLeaveTheHistoryAlone() {
    double[] history = {3, 1, 2};
    RobustZ.of(history, 3, 2, 0, 1);

    assertThat(history).containsExactly(3, 1, 2);
  }

  @Test
  void shouldRankByMidRanks() {
    double[] rising = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    double[] same = new double[9];
    Arrays.fill(same, 3);

    assertThat(PercentileRank.of(rising, 9, 10)).isEqualTo(0.95);
    assertThat(PercentileRank.of(rising, 9, 5)).isEqualTo(0.5);
    assertThat(PercentileRank.of(same, 9, 3)).isEqualTo(0.5);
    assertThat(PercentileRank.of(rising, 0, 10)).isEqualTo(0.5);
  }

  @Test
  void shouldKnowRoundPrices() {
    assertThat(RoundPrice.isNear(65_003, 5)).isTrue();
    assertThat(RoundPrice.isNear(65_120, 5)).isFalse();
    assertThat(RoundPrice.isNear(0.00001, 0.0000000001)).isTrue();
    assertThat(RoundPrice.isNear(65_000, 5_000)).isFalse();
  }

  @Test
  void shouldNotCallASideShrunkByAHistoryThatWasGivenUp() {
    ShrinkMeter meter = new ShrinkMeter(BaselineSettings.DEFAULT, ShrinkMeter.Memory.INITIAL);
    for (int i = 0; i < 3; i++) {
      meter.evaluate(0.4);
    }
    assertThat(meter.shrunk()).isTrue();

    meter.forget();
    meter.evaluate(0.65);

    assertThat(meter.shrunk()).isFalse();
  }
}
