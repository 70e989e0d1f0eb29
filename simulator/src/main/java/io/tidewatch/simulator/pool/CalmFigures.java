package io.tidewatch.simulator.pool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PairFigures.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Figures of a pair of which nothing is to be told: changes within 4 %, little volume. */
final class CalmFigures {
  private static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);
  private static final double SUPPLY = 1_000_000_000;
  private static final double SOL_USD = 165;
  private static final double LARGEST_CHANGE = 0.04;
  private static final double[] VOLUMES = {1_000, 4_000, 20_000, 60_000, 150_000};
  private static final double TRADE_USD = 180;

  private final RandomGenerator random;

  CalmFigures(RandomGenerator random) {
    this.random = requireNonNull(random, "random");
  }

  PairFigures of(PoolToken token) {
    double capUsd = token.pair().marketCap().doubleValue() * between(0.5, 0.6);
    double priceUsd = capUsd / SUPPLY;
    double poolUsd = 60_000 + capUsd / 100;
    boolean unknownHolders = random.nextInt(10) == 0;
    return new PairFigures(
        decimal(priceUsd),
        decimal(priceUsd / SOL_USD),
        decimal(capUsd),
        decimal(poolUsd / 2 / priceUsd),
        decimal(poolUsd / 2 / SOL_USD),
        unknownHolders ? Optional.empty() : decimal(between(0.1, 0.4)),
        unknownHolders ? Optional.empty() : Optional.of(500L + random.nextInt(5_000)),
        Stream.of(Interval.values()).map(this::window).toList());
  }

  private Window window(Interval interval) {
    double buyUsd = VOLUMES[interval.ordinal()] * between(0.5, 1);
    double sellUsd = VOLUMES[interval.ordinal()] * between(0.5, 1);
    return new Window(
        interval,
        decimal(between(-LARGEST_CHANGE, LARGEST_CHANGE)),
        decimal(buyUsd),
        decimal(sellUsd),
        Optional.of(Math.round(buyUsd / TRADE_USD)),
        Optional.of(Math.round(sellUsd / TRADE_USD)));
  }

  /** The same with another window. */
  static PairFigures with(PairFigures figures, Window other) {
    List<Window> windows =
        figures.windows().stream()
            .map(window -> window.interval() == other.interval() ? other : window)
            .toList();
    return new PairFigures(
        figures.priceUsd(),
        figures.priceQuote(),
        figures.marketCapUsd(),
        figures.tokenReserve(),
        figures.quoteReserve(),
        figures.top10Share(),
        figures.holders(),
        windows);
  }

  private double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  private static Optional<BigDecimal> decimal(double value) {
    return Optional.of(new BigDecimal(value).round(DIGITS));
  }
}
