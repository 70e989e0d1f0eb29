package io.tidewatch.topology.orderbooks.analysis;

import io.tidewatch.contract.book.Absence;
import io.tidewatch.contract.book.Figure;
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
    mean.add(DEPTH, rank(history.values(DepthSample::depth), now.depth()));
    double[] slippage = known(history.values(DepthSample::slippageBps));
    if (now.slippageBps() >= 0 && slippage.length >= minSamples) {
      mean.add(SLIPPAGE, 1 - rank(slippage, now.slippageBps()));
    }
    mean.add(SPREAD, 1 - rank(history.values(DepthSample::spreadBps), now.spreadBps()));
    double[] impacts = known(impacts(history));
    double impact = impact(history, history.size());
    if (impact >= 0 && impacts.length >= minSamples) {
      mean.add(IMPACT, 1 - rank(impacts, impact));
    }
    return Rounded.scoreFigure(100 * mean.sum / mean.weights);
  }

  private static double rank(double[] history, double x) {
    return PercentileRank.of(history, history.length, x);
  }

  /** Impact as it was up to each sample but the newest, which is part of what is judged. */
  private static double[] impacts(DepthHistory history) {
    double[] impacts = new double[history.size() - 1];
    for (int i = 0; i < impacts.length; i++) {
      impacts[i] = impact(history, i + 1);
    }
    return impacts;
  }

  /** Mean of |return| per million USD over the samples before {@code end}; -1 without volume. */
  private static double impact(DepthHistory history, int end) {
    double sum = 0;
    int n = 0;
    for (int i = Math.max(0, end - IMPACT_SAMPLES); i < end; i++) {
      DepthSample sample = history.get(i);
      if (sample.volumeUsd() > 0) {
        sum += sample.change() / (double) sample.volumeUsd() * 1e6;
        n++;
      }
    }
    return n == 0 ? -1 : sum / n;
  }

  /** Those that are not negative. */
  private static double[] known(double[] values) {
    int n = 0;
    for (double value : values) {
      if (value >= 0) {
        values[n++] = value;
      }
    }
    return Arrays.copyOf(values, n);
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
