package io.tidewatch.topology.futures.score;

import io.tidewatch.contract.futures.Anomaly.Feature;
import io.tidewatch.contract.futures.Anomaly.FeatureName;
import io.tidewatch.contract.futures.Anomaly.FeatureState;
import java.math.BigDecimal;

/**
 * One feature of a bar against its baseline: the modified z-score of Iglewicz and Hoaglin, and the
 * rank. Where the MAD is zero the mean distance from the median stands in for it; where that is
 * zero too, there is no number.
 *
 * @param value NaN if it is absent
 * @param n size of the baseline
 * @param median NaN without a figure; so are scale, z and percentile
 * @param strength 0 to 1: how strange the value is by both measures; 0 if it is not to count
 */
record FeatureScore(
    FeatureName name,
    FeatureState state,
    double value,
    int n,
    double median,
    double scale,
    double z,
    double percentile,
    double strength) {
  /** Fewer values say nothing. */
  static final int FEWEST = 30;

  private static final double MAD_TO_SIGMA = 0.6745;
  private static final double MEAN_DEVIATION_TO_SIGMA = 1.253314;

  /**
   * Scores a value.
   *
   * @param value NaN if it is absent
   * @param smallestScale a deviation is measured in no less than this; 0 for no limit
   */
  static FeatureScore of(
      FeatureName name, double value, SortedSample baseline, double smallestScale) {
    if (Double.isNaN(value)) {
      return without(name, FeatureState.ABSENT, value, baseline.n());
    }
    if (baseline.n() < FEWEST) {
      return without(name, FeatureState.WARMUP, value, baseline.n());
    }
    return compare(name, value, baseline, smallestScale);
  }

  private static FeatureScore without(FeatureName name, FeatureState state, double value, int n) {
    return new FeatureScore(
        name, state, value, n, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
  }

  /** Compares with a baseline of any size but none. */
  static FeatureScore compare(
      FeatureName name, double value, SortedSample baseline, double smallestScale) {
    double median = baseline.median();
    double percentile = baseline.percentile(value);
    double spread =
        baseline.mad() > 0
            ? baseline.mad() / MAD_TO_SIGMA
            : MEAN_DEVIATION_TO_SIGMA * baseline.meanDeviation();
    if (spread == 0) {
      boolean same = value == median;
      return new FeatureScore(
          name,
          same ? FeatureState.CONSTANT : FeatureState.CONSTANT_BREAK,
          value,
          baseline.n(),
          median,
          Double.NaN,
          same ? 0 : Double.NaN,
          percentile,
          0);
    }
    double scale = Math.max(spread, smallestScale);
    double z = Rounding.bounded((value - median) / scale);
    return new FeatureScore(
        name,
        FeatureState.OK,
        value,
        baseline.n(),
        median,
        scale,
        z,
        percentile,
        strength(z, percentile));
  }

  /**
   * The same for what still grows until the bar is over: that there is little of it yet says
   * nothing.
   */
  FeatureScore soFar() {
    if (!(value < median)) {
      return this;
    }
    FeatureState known = state == FeatureState.CONSTANT_BREAK ? FeatureState.CONSTANT : state;
    return new FeatureScore(name, known, value, n, median, scale, z, percentile, 0);
  }

  /** Magnitude and rarity, each from 0 to 1, count the same. */
  static double strength(double z, double percentile) {
    double magnitude = clamp((Math.abs(z) - 2) / 6);
    double rarity = clamp((2 * Math.abs(percentile - 0.5) - 0.9) / 0.1);
    return (magnitude + rarity) / 2;
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }

  /** Whether it has a number that the score can take. */
  boolean counts() {
    return state == FeatureState.OK || state == FeatureState.CONSTANT;
  }

  Feature toFeature(BigDecimal contribution) {
    return new Feature(
        name,
        state,
        Rounding.optional(Rounding.FIGURE, value),
        n,
        Rounding.optional(Rounding.FIGURE, median),
        Rounding.optional(Rounding.FIGURE, scale),
        Rounding.optional(Rounding.Z, z),
        Rounding.optional(Rounding.RANK, percentile),
        contribution);
  }
}
