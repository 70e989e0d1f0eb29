package io.tidewatch.topology.futures.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.futures.Anomaly.Feature;
import io.tidewatch.contract.futures.Anomaly.FeatureName;
import io.tidewatch.contract.futures.Anomaly.FeatureState;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Robust;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobustScoreTest {
  private static FeatureScore ok(FeatureName name, double z, double percentile) {
    return new FeatureScore(
        name, FeatureState.OK, 1, 96, 0, 1, z, percentile, FeatureScore.strength(z, percentile));
  }

  private static FeatureScore without(FeatureName name, FeatureState state) {
    return new FeatureScore(name, state, 1, 96, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
  }

  private static Robust score(FeatureScore... scores) {
    return RobustScore.of(List.of(scores), FuturesAnomalyRule.DEFAULT, true, true, true);
  }

  private static List<BigDecimal> contributions(Robust robust) {
    return robust.features().stream()
        .map(Feature::contribution)
        .map(points -> points.setScale(1, RoundingMode.DOWN))
        .toList();
  }

  @Test
  void shouldAddUpWhatFeaturesContribute() {
    Robust robust =
        score(
            ok(FeatureName.RETURN, 6, .999),
            ok(FeatureName.VOLUME, 5, .998),
            ok(FeatureName.VOLATILITY, 4, .99));

    assertThat(robust.score().setScale(1, RoundingMode.DOWN)).isEqualTo("72.6");
    assertThat(contributions(robust))
        .map(BigDecimal::toString)
        .containsExactly("32.9", "25.5", "14.1");
    assertThat(robust.score())
        .isEqualTo(
            robust.features().stream()
                .map(Feature::contribution)
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    assertThat(robust.votes()).isEqualTo(2);
    assertThat(robust.level()).isEqualTo(Level.ALERT);
  }

  @Test
  void shouldNotBeSatisfiedWithOneGroup() {
    Robust robust =
        score(
            ok(FeatureName.RETURN, 6, .999),
            ok(FeatureName.VOLUME, .3, .6),
            ok(FeatureName.VOLATILITY, 4, .99));

    assertThat(robust.score().setScale(1, RoundingMode.HALF_UP)).isEqualTo("47.1");
    assertThat(robust.votes()).isEqualTo(1);
    assertThat(robust.level()).isEqualTo(Level.WATCH);
  }

  @Test
  void shouldWatchAtMostWithoutEnoughFeatures() {
    Robust robust =
        score(
            without(FeatureName.RETURN, FeatureState.ABSENT),
            ok(FeatureName.VOLUME, 8, .999),
            ok(FeatureName.VOLATILITY, 8, .999));

    assertThat(robust.score().setScale(1, RoundingMode.HALF_UP)).isEqualTo("99.0");
    assertThat(robust.coverage()).isEqualByComparingTo("0.60");
    assertThat(robust.level()).isEqualTo(Level.WATCH);
  }

  @Test
  void shouldGiveABreakOfAConstantAVoteAndNoPoints() {
    FeatureScore[] scores = {
      without(FeatureName.RETURN, FeatureState.CONSTANT_BREAK),
      ok(FeatureName.VOLUME, 8, .9999),
      ok(FeatureName.VOLATILITY, 0, .5)
    };
    Robust liquid = score(scores);
    Robust dead = RobustScore.of(List.of(scores), FuturesAnomalyRule.DEFAULT, true, true, false);

    assertThat(liquid.votes()).isEqualTo(2);
    assertThat(liquid.features().getFirst().contribution()).isZero();
    assertThat(liquid.coverage()).isEqualByComparingTo("0.60");
    assertThat(dead.votes()).isEqualTo(1);
  }

  @Test
  void shouldWatchOneStrangeFeature() {
    Robust robust =
        score(
            ok(FeatureName.RETURN, 0, .5),
            ok(FeatureName.VOLUME, 0, .5),
            ok(FeatureName.VOLATILITY, -5, .5));

    assertThat(robust.level()).isEqualTo(Level.WATCH);
  }

  @Test
  void shouldSayNothingOfNothing() {
    Robust robust =
        score(
            without(FeatureName.RETURN, FeatureState.WARMUP),
            without(FeatureName.VOLUME, FeatureState.WARMUP),
            without(FeatureName.VOLATILITY, FeatureState.WARMUP));

    assertThat(robust.score()).isEqualByComparingTo("0");
    assertThat(robust.coverage()).isEqualByComparingTo("0");
    assertThat(robust.level()).isEqualTo(Level.NONE);
  }

  @Test
  void shouldNotRaiseWhatIsUncertainOrLittleTraded() {
    List<FeatureScore> strong =
        List.of(
            ok(FeatureName.RETURN, 8, .999),
            ok(FeatureName.VOLUME, 8, .999),
            ok(FeatureName.VOLATILITY, 8, .999));
    FuturesAnomalyRule rule = FuturesAnomalyRule.DEFAULT;

    assertThat(RobustScore.of(strong, rule, true, true, true).level()).isEqualTo(Level.ALERT);
    assertThat(RobustScore.of(strong, rule, true, false, true).level()).isEqualTo(Level.WATCH);
    assertThat(RobustScore.of(strong, rule, true, true, false).level()).isEqualTo(Level.WATCH);
    assertThat(RobustScore.of(strong, rule, false, true, true).level()).isEqualTo(Level.NONE);
  }
}
