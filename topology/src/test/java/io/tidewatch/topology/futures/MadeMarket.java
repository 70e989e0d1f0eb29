package io.tidewatch.topology.futures;

import io.tidewatch.topology.binance.FuturesKline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/** A made market: bars that wander, the same ones each time. */
final class MadeMarket {
  private static final double USUAL_MOVE = 0.001;

  private final long seed;

  MadeMarket(long seed) {
    this.seed = seed;
  }

  static String symbol(int number) {
    return "COIN" + number + "USDT";
  }

  /** An unremarkable bar. */
  FuturesKline usual(int symbol, int bar) {
    return bar(symbol, bar, 0, 1);
  }

  /**
   * A bar.
   *
   * @param move what it moves beside what it always does, 0.05 is 5 %
   * @param times how many times the usual volume
   */
  FuturesKline bar(int symbol, int bar, double move, double times) {
    Random random =
        new Random(new SplittableRandom(seed * 1_000_003L + symbol * 10_007L + bar).nextLong());
    double open = price(symbol, bar);
    double drift = price(symbol, bar + 1) / open - 1;
    double close = open * (1 + drift + move);
    double wick = 1 + USUAL_MOVE * (0.5 + random.nextDouble());
    double volume = times * 50_000 * Math.exp(0.5 * random.nextGaussian());
    return new FuturesKline(
        FuturesFrames.T0 + bar * FuturesFrames.BAR,
        decimal(open),
        decimal(Math.max(open, close) * wick),
        decimal(Math.min(open, close) / wick),
        decimal(close),
        decimal(volume / open),
        Optional.of(decimal(volume)),
        Optional.of(100L),
        Optional.of(decimal(volume / 2)));
  }

  /** Stays near 100, so that a move of one bar is one of the next too, back. */
  private double price(int symbol, int bar) {
    Random random =
        new Random(new SplittableRandom(seed * 7_919L + symbol * 31_337L + bar).nextLong());
    return 100 * (1 + USUAL_MOVE * random.nextGaussian());
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
  }
}
