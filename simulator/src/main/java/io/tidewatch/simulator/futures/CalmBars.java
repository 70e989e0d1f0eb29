package io.tidewatch.simulator.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.futures.FuturesBar;
import io.tidewatch.simulator.binance.futures.FuturesContract;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes the bars of a contract: small changes of price that come from nowhere, volume as it varies
 * in real markets (a multiple, not a sum), and the moods that a script asks for. The same contract
 * and times give the same bars.
 *
 * @param seed for dice of its own
 * @param firstPrice of the first bar
 * @param barVolume quote volume of a calm bar
 */
record CalmBars(FuturesContract contract, long seed, BigDecimal firstPrice, BigDecimal barVolume) {
  private static final double RETURN_SIGMA = 0.002;
  private static final double WICK_SIGMA = 0.0006;
  private static final double VOLUME_SIGMA = 0.35;
  private static final double TRADE_USD = 400;
  private static final BigDecimal TAKER_SHARE = new BigDecimal("0.52");
  private static final MathContext PRECISION = new MathContext(12, RoundingMode.HALF_EVEN);

  CalmBars {
    requireNonNull(contract, "contract");
    requireNonNull(firstPrice, "firstPrice");
    requireNonNull(barVolume, "barVolume");
  }

  /** How a bar comes out. */
  private record Dice(double change, double up, double down, double volume) {
    static Dice calm(SplittableRandom random) {
      return new Dice(
          RETURN_SIGMA * random.nextGaussian(),
          Math.abs(WICK_SIGMA * random.nextGaussian()),
          Math.abs(WICK_SIGMA * random.nextGaussian()),
          StrictMath.exp(VOLUME_SIGMA * random.nextGaussian()));
    }

    Dice in(Mood mood) {
      return new Dice(mood.change(), up, down, mood.volumeFactor());
    }
  }

  /**
   * Makes bars in a row.
   *
   * @param firstOpenMs open time of the first bar
   * @param count how many
   * @param moods by place in the row
   */
  List<FuturesBar> inRow(long firstOpenMs, int count, Map<Integer, Mood> moods) {
    SplittableRandom random = new SplittableRandom(seed);
    List<FuturesBar> bars = new ArrayList<>();
    BigDecimal open = firstPrice;
    for (int i = 0; i < count; i++) {
      Dice calm = Dice.calm(random);
      Mood mood = moods.get(i);
      FuturesBar bar =
          bar(firstOpenMs + i * FuturesBar.LENGTH_MS, open, mood == null ? calm : calm.in(mood));
      bars.add(bar);
      open = bar.close();
    }
    return bars;
  }

  private FuturesBar bar(long openMs, BigDecimal open, Dice dice) {
    BigDecimal close = times(open, 1 + dice.change());
    BigDecimal high = times(open.max(close), 1 + dice.up()).max(open).max(close);
    BigDecimal low = times(open.min(close), 1 - dice.down()).min(open).min(close);
    BigDecimal quote =
        barVolume.multiply(BigDecimal.valueOf(dice.volume())).setScale(2, RoundingMode.HALF_EVEN);
    BigDecimal base = quote.divide(open.add(close).divide(BigDecimal.TWO, PRECISION), PRECISION);
    return new FuturesBar(
        openMs,
        open,
        high,
        low,
        close,
        base,
        quote,
        Math.max(1, (long) (quote.doubleValue() / TRADE_USD)),
        base.multiply(TAKER_SHARE, PRECISION),
        quote.multiply(TAKER_SHARE, PRECISION));
  }

  private BigDecimal times(BigDecimal price, double factor) {
    return Ticks.round(price.multiply(BigDecimal.valueOf(factor), PRECISION), contract.tick());
  }
}
