package io.tidewatch.topology.futures.score;

import io.tidewatch.contract.futures.Anomaly.Classic;
import io.tidewatch.contract.futures.Anomaly.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rule of the original design: z-scores by mean and standard deviation. That design asks for a
 * weighted score of several dimensions and gives no formula. Here each dimension that passes its
 * threshold adds its weight, times how far it passes it, at most three times. So 1 is all three at
 * their thresholds, or fewer that pass theirs by so much more, and no single freak figure is worth
 * more than three. Falls of volume and of volatility are no anomalies; falls of price are. Pure.
 */
final class ClassicScore {
  private static final BigDecimal PRICE_WEIGHT = new BigDecimal("0.40");
  private static final BigDecimal VOLUME_WEIGHT = new BigDecimal("0.35");
  private static final BigDecimal VOLATILITY_WEIGHT = new BigDecimal("0.25");
  private static final BigDecimal MOST_TIMES = new BigDecimal("3");

  private final List<Reason> reasons = new ArrayList<>();
  private BigDecimal score = Rounding.to(Rounding.Z, 0);

  private ClassicScore() {}

  static Classic of(BarFigures bar, Baseline baseline, ScoreThresholds thresholds) {
    return new ClassicScore().compute(bar, baseline, thresholds);
  }

  private Classic compute(BarFigures bar, Baseline baseline, ScoreThresholds thresholds) {
    Optional<BigDecimal> change = Rounding.optional(Rounding.FIGURE, bar.change());
    Optional<BigDecimal> price = z(bar.change(), baseline.changes);
    Optional<BigDecimal> volume = z(bar.quoteVolume(), baseline.volumes);
    Optional<BigDecimal> volatility = z(bar.range(), baseline.ranges);
    if (change.filter(moved -> moved.abs().compareTo(thresholds.minReturn()) >= 0).isPresent()) {
      add(Reason.PRICE, price.map(BigDecimal::abs), thresholds.priceZ(), PRICE_WEIGHT);
    }
    add(Reason.VOLUME, volume, thresholds.volumeZ(), VOLUME_WEIGHT);
    add(Reason.VOLATILITY, volatility, thresholds.volatilityZ(), VOLATILITY_WEIGHT);
    return new Classic(
        change,
        price,
        volume,
        volatility,
        rank(Math.abs(bar.change()), baseline.absoluteChanges),
        rank(bar.quoteVolume(), baseline.volumes),
        rank(bar.range(), baseline.ranges),
        score,
        reasons);
  }

  private void add(Reason reason, Optional<BigDecimal> z, BigDecimal threshold, BigDecimal weight) {
    if (z.filter(value -> value.compareTo(threshold) >= 0).isEmpty()) {
      return;
    }
    reasons.add(reason);
    double times = z.get().doubleValue() / threshold.doubleValue();
    double counted = Math.min(times, MOST_TIMES.doubleValue());
    score = score.add(Rounding.to(Rounding.Z, weight.doubleValue() * counted));
  }

  private static Optional<BigDecimal> z(double value, SortedSample baseline) {
    if (Double.isNaN(value) || baseline.n() < FeatureScore.FEWEST || baseline.deviation() == 0) {
      return Optional.empty();
    }
    double z = (value - baseline.mean()) / baseline.deviation();
    return Optional.of(Rounding.to(Rounding.Z, Rounding.bounded(z)));
  }

  private static Optional<BigDecimal> rank(double value, SortedSample baseline) {
    return Double.isNaN(value) || baseline.n() < FeatureScore.FEWEST
        ? Optional.empty()
        : Optional.of(Rounding.to(Rounding.RANK, baseline.percentile(value)));
  }
}
