package io.tidewatch.topology.futures.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidewatch.contract.futures.Anomaly.FeatureName;
import io.tidewatch.contract.futures.Anomaly.FeatureState;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureScoreTest {
  private static FeatureScore score(double value, double... baseline) {
    return FeatureScore.compare(FeatureName.RETURN, value, SortedSample.of(baseline), 0);
  }

  @Test
  void shouldMeasureInMedianDistances() {
    assertThat(score(300, 10, 12, 12, 13, 12, 11, 14, 300).z()).isCloseTo(194.256, within(1e-6));
    assertThat(score(20, 1, 2, 3, 4, 5, 6, 7, 8, 9).z()).isCloseTo(5.05875, within(1e-9));
  }

  @Test
  void shouldMeasureInMeanDistancesIfTheMedianOneIsZero() {
    FeatureScore score = score(9, 5, 5, 5, 5, 5, 9);

    assertThat(score.state()).isEqualTo(FeatureState.OK);
    assertThat(score.z()).isCloseTo(4.787308, within(1e-6));
  }

  @Test
  void shouldFindNothingInWhatStaysTheSame() {
    FeatureScore score = score(5, 5, 5, 5, 5, 5, 5);

    assertThat(score.state()).isEqualTo(FeatureState.CONSTANT);
    assertThat(score.z()).isZero();
    assertThat(score.strength()).isZero();
  }

  @Test
  void shouldGiveNoNumberWithoutAScale() {
    FeatureScore score = score(6, 5, 5, 5, 5, 5, 5);

    assertThat(score.state()).isEqualTo(FeatureState.CONSTANT_BREAK);
    assertThat(score.z()).isNaN();
    assertThat(score.strength()).isZero();
  }

  @Test
  void shouldMeasureInNoLessThanAStepOfThePrice() {
    SortedSample still = SortedSample.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0001);

    double without = FeatureScore.compare(FeatureName.RETURN, 0.01, still, 0).z();
    FeatureScore score = FeatureScore.compare(FeatureName.RETURN, 0.01, still, 0.01);

    assertThat(without).isGreaterThan(40);
    assertThat(score.z()).isEqualTo(1);
    assertThat(score.scale()).isEqualTo(0.01);
  }

  @Test
  void shouldSayNothingWithFewerThanThirtyValues() {
    SortedSample few = new SortedSample();
    for (int i = 0; i < 29; i++) {
      few.add(i);
    }
    assertThat(FeatureScore.of(FeatureName.VOLUME, 99, few, 0).state())
        .isEqualTo(FeatureState.WARMUP);

    few.add(29);
    assertThat(FeatureScore.of(FeatureName.VOLUME, 99, few, 0).state()).isEqualTo(FeatureState.OK);
    assertThat(FeatureScore.of(FeatureName.VOLUME, Double.NaN, few, 0).state())
        .isEqualTo(FeatureState.ABSENT);
  }

  @Test
  void shouldNotBeMaskedByEarlierAnomalies() {
    Random random = new Random(7);
    double[] noise = random.doubles(96, -1.7, 1.7).toArray();
    double clean = score(6, noise).z();
    for (int i = 0; i < 8; i++) {
      noise[i] = 15;
    }
    SortedSample masked = SortedSample.of(noise);

    assertThat(score(6, noise).z()).isGreaterThan(0.8 * clean);
    assertThat((6 - masked.mean()) / masked.deviation()).isLessThan(1.5);
  }

  @Test
  void shouldBoundWhatIsMeasuredInNextToNothing() {
    assertThat(score(1e300, 0, 1e-300, 2e-300, 3e-300).z()).isEqualTo(1e9);
  }
}
