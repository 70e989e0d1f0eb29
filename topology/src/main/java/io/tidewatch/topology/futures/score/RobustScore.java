package io.tidewatch.topology.futures.score;

import io.tidewatch.contract.futures.Anomaly.Feature;
import io.tidewatch.contract.futures.Anomaly.FeatureName;
import io.tidewatch.contract.futures.Anomaly.FeatureState;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Robust;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts features together: the score is the sum of what each contributes, rounded before it is
 * added, so that the parts add up to it exactly. Pure.
 */
final class RobustScore {
  /** Features that must be there for an alert, as a share of all weights. */
  static final BigDecimal ENOUGH_COVERAGE = new BigDecimal("0.7");

  /** Groups of features that must agree. */
  static final int ENOUGH_VOTES = 2;

  private static final double STRONG = 0.5;
  private static final double WATCHED_Z = 5;

  private RobustScore() {}

  private static int weight(FeatureName name) {
    return switch (name) {
      case RETURN -> 40;
      case VOLUME -> 35;
      case VOLATILITY -> 25;
    };
  }

  /**
   * The score of a bar.
   *
   * @param certain whether its baseline is long and whole enough for an alert
   * @param warm whether there is a baseline at all
   * @param liquid whether enough is traded for an alert
   */
  static Robust of(
      List<FeatureScore> scores,
      ScoreThresholds thresholds,
      boolean warm,
      boolean certain,
      boolean liquid) {
    int available =
        scores.stream().filter(FeatureScore::counts).mapToInt(s -> weight(s.name())).sum();
    List<Feature> features = new ArrayList<>(scores.size());
    BigDecimal total = Rounding.to(Rounding.POINTS, 0);
    for (FeatureScore score : scores) {
      double points =
          score.counts() ? 100.0 * weight(score.name()) * score.strength() / available : 0;
      BigDecimal contribution = Rounding.to(Rounding.POINTS, points);
      total = total.add(contribution);
      features.add(score.toFeature(contribution));
    }
    BigDecimal coverage = BigDecimal.valueOf(available, 2);
    int votes = votes(scores, liquid);
    boolean over = total.compareTo(thresholds.score()) >= 0 && votes >= ENOUGH_VOTES && liquid;
    boolean sure = certain && coverage.compareTo(ENOUGH_COVERAGE) >= 0;
    Level level = warm ? level(scores, thresholds, total, over, sure) : Level.NONE;
    return new Robust(total, coverage, votes, level, features);
  }

  private static Level level(
      List<FeatureScore> scores,
      ScoreThresholds thresholds,
      BigDecimal total,
      boolean over,
      boolean sure) {
    if (over && sure) {
      return Level.ALERT;
    }
    boolean watched =
        over
            || total.compareTo(thresholds.watchScore()) >= 0
            || scores.stream().anyMatch(RobustScore::isWatched);
    return watched ? Level.WATCH : Level.NONE;
  }

  private static boolean isWatched(FeatureScore score) {
    return score.strength() > 0 && Math.abs(score.z()) >= WATCHED_Z;
  }

  /** Return and volatility move together, and have one vote. */
  private static int votes(List<FeatureScore> scores, boolean liquid) {
    boolean moved = false;
    boolean traded = false;
    for (FeatureScore score : scores) {
      boolean agrees =
          score.state() == FeatureState.OK && score.strength() >= STRONG
              || score.state() == FeatureState.CONSTANT_BREAK && liquid;
      switch (score.name()) {
        case RETURN, VOLATILITY -> moved |= agrees;
        case VOLUME -> traded |= agrees;
      }
    }
    return (moved ? 1 : 0) + (traded ? 1 : 0);
  }

  /** The most that a bar can score against so many others: ranks end below 1. */
  static double most(int bars) {
    return 100 * FeatureScore.strength(Double.MAX_VALUE, (bars + 0.5) / (bars + 1));
  }
}
