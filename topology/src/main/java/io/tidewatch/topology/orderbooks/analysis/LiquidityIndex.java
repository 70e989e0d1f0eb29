package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.Figure;
import io.tidewatch.topology.orderbooks.analysis.DepthHistory.Column;
import java.util.Arrays;

/**
 * How much can be traded, 0 to 100, against the instrument's own history of the book epoch: the
 * weighted mean of percentile ranks. Depth .35; cost of the market order .35, spread .2 and price
 * impact of volume .1 (Amihud 2002) inverted. What is not known is left out and the others weigh
 * more.
 */
final class LiquidityIndex {
  private static final double DEPTH = 0.35;
  private static final double SLIPPAGE = 0.35;
  private static final double SPREAD = 0.2;
  private static final double IMPACT = 0.1;

  /** Impact is a mean over so many samples, as single ones are mostly noise. */
  private static final int IMPACT_SAMPLES = 20;

  private LiquidityIndex() {}

  static Figure of(DepthSample now, DepthHistory history, int minSamples) {
    if (history.size() < minSamples) {
      return Figure.absent(Absence.WARMUP);
    }
    Mean mean = new Mean();
    mean.add(DEPTH, rank(history.sorted(Column.DEPTH), now.depth()));
    double[] slippage = known(history.sorted(Column.SLIPPAGE));
    if (now.slippageBps() >= 0 && slippage.length >= minSamples) {
      mean.add(SLIPPAGE, 1 - rank(slippage, now.slippageBps()));
    }
    mean.add(SPREAD, 1 - rank(history.sorted(Column.SPREAD), now.spreadBps()));
    double[] impacts = impacts(history);
    double impact = impacts[impacts.length - 1];
    double[] before = known(Arrays.copyOf(impacts, impacts.length - 1));
    if (impact >= 0 && before.length >= minSamples) {
      mean.add(IMPACT, 1 - rank(before, impact));
    }
    return Rounded.scoreFigure(100 * mean.sum / mean.weights);
  }

  private static double rank(double[] history, double x) {
    return PercentileRank.of(history, history.length, x);
  }

  /**
   * Mean of |return| per million USD over the last samples, as it was at each sample; -1 without
   * volume. The newest one is what is judged.
   */
  private static double[] impacts(DepthHistory history) {
    double[] impacts = new double[history.size()];
    double sum = 0;
    int n = 0;
    for (int i = 0; i < impacts.length; i++) {
      double added = impact(history.get(i));
      sum += Math.max(0, added);
      n += added >= 0 ? 1 : 0;
      double dropped = i >= IMPACT_SAMPLES ? impact(history.get(i - IMPACT_SAMPLES)) : -1;
      sum -= Math.max(0, dropped);
      n -= dropped >= 0 ? 1 : 0;
      // Sums that lose what they gained come out a little beside zero.
      impacts[i] = n == 0 ? -1 : Math.max(0, sum) / n;
    }
    return impacts;
  }

  private static double impact(DepthSample sample) {
    return sample.volumeUsd() > 0 ? sample.change() / (double) sample.volumeUsd() * 1e6 : -1;
  }

  /** Those that are not negative. */
  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(value -> value >= 0).toArray();
  }

  private static final class Mean {
    private double sum;
    private double weights;

    void add(double weight, double value) {
      sum += weight * value;
      weights += weight;
    }
  }
}
