package io.tidewatch.simulator.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PairFigures.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A pair that is traded now and then. The figures of a window fade instead of ending at its edge,
 * so that they fit together at the cost of a few numbers. Not thread-safe.
 */
final class PairProcess {
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final double SOL_USD = 165;
  private static final double SUPPLY = 1_000_000_000;
  private static final Interval[] INTERVALS = Interval.values();

  private final RandomGenerator random;
  private final double liquidityUsd;
  private final long holders;
  private final double top10;
  private final boolean withoutHolders;
  private double priceUsd;
  private long second;
  private final double[] change = new double[INTERVALS.length];
  private final double[] buyUsd = new double[INTERVALS.length];
  private final double[] sellUsd = new double[INTERVALS.length];
  private final double[] buys = new double[INTERVALS.length];
  private final double[] sells = new double[INTERVALS.length];

  PairProcess(double marketCapUsd, RandomGenerator random) {
    this.random = requireNonNull(random, "random");
    this.priceUsd = marketCapUsd / SUPPLY;
    this.liquidityUsd = Math.sqrt(marketCapUsd) * 90;
    this.holders = 200 + random.nextInt(20_000);
    this.top10 = 0.08 + 0.4 * random.nextDouble();
    this.withoutHolders = random.nextInt(20) == 0;
  }

  /** A few trades in this second. */
  void trade(long nowSecond) {
    double step = 0.004 * random.nextGaussian();
    double usd = liquidityUsd * (0.002 + Math.abs(step));
    boolean up = step > 0;
    for (int i = 0; i < INTERVALS.length; i++) {
      double left = Math.exp(-(double) (nowSecond - second) / INTERVALS[i].length().toSeconds());
      change[i] = change[i] * left + step;
      buyUsd[i] = buyUsd[i] * left + (up ? usd : usd / 3);
      sellUsd[i] = sellUsd[i] * left + (up ? usd / 3 : usd);
      buys[i] = buys[i] * left + (up ? 3 : 1);
      sells[i] = sells[i] * left + (up ? 1 : 3);
    }
    priceUsd *= 1 + step;
    second = nowSecond;
  }

  PairFigures figures() {
    List<Window> windows = new ArrayList<>(INTERVALS.length);
    for (int i = 0; i < INTERVALS.length; i++) {
      windows.add(
          new Window(
              INTERVALS[i],
              decimal(change[i]),
              decimal(buyUsd[i]),
              decimal(sellUsd[i]),
              Optional.of(Math.round(buys[i])),
              Optional.of(Math.round(sells[i]))));
    }
    return new PairFigures(
        decimal(priceUsd),
        decimal(priceUsd / SOL_USD),
        decimal(priceUsd * SUPPLY),
        decimal(liquidityUsd / 2 / priceUsd),
        decimal(liquidityUsd / 2 / SOL_USD),
        withoutHolders ? Optional.empty() : decimal(top10),
        withoutHolders ? Optional.empty() : Optional.of(holders),
        windows);
  }

  private static Optional<BigDecimal> decimal(double value) {
    return Optional.of(new BigDecimal(value).round(DIGITS));
  }
}
