package io.tidewatch.query.outcome;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far a mean may be trusted: draws groups of values again and again, with repetition, and looks
 * where the means of the draws lie. Groups and not single values are drawn, as those of one group
 * tell the same story. The same groups and seed bring the same interval.
 */
final class Bootstrap {
  static final int DRAWS = 2_000;

  /** Fewer groups than that say nothing about how they differ. */
  static final int MIN_GROUPS = 10;

  private static final double OUTSIDE = 0.05;

  private Bootstrap() {}

  /** Where 95 % of the means lie. */
  record Interval(double low, double high) {}

  /**
   * Some values.
   *
   * @param n how many, at least one
   */
  record Group(double sum, int n) {
    Group {
      if (n < 1) {
        throw new IllegalArgumentException("expected a group of at least 1 value, was " + n);
      }
    }
  }

  static Interval interval(Group[] groups, long seed) {
    if (groups.length < MIN_GROUPS) {
      throw new IllegalArgumentException(
          "expected at least " + MIN_GROUPS + " groups, was " + groups.length);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      means[draw] = mean(groups, random);
    }
    Arrays.sort(means);
    int cut = (int) Math.round(DRAWS * OUTSIDE / 2);
    return new Interval(means[cut], means[DRAWS - 1 - cut]);
  }

  private static double mean(Group[] groups, SplittableRandom random) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < groups.length; i++) {
      Group drawn = groups[random.nextInt(groups.length)];
      sum += drawn.sum();
      n += drawn.n();
    }
    return sum / n;
  }
}
