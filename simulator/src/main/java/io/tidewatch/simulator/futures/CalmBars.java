package io.tidewatch.simulator.futures;

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
 */
final class CalmBars {
  private static final double RETURN_SIGMA = 0.002;
  private static final double WICK_SIGMA = 0.0006;
  private static final double VOLUME_SIGMA = 0.35;
  private static final double TRADE_USD = 400;
  private static final MathContext PRECISION = new MathContext(12, RoundingMode.HALF_EVEN);

  private CalmBars() {}

  /**
   * Makes bars in a row.
   *
   * @param number of the contract, for its own dice
   * @param firstOpenMs open time of the first bar
   * @param count how many
   * @param moods by place in the row
   */
  static List<ScriptedBar> of(
      ScriptedContract contract,
      int number,
      long firstOpenMs,
      int count,
      Map<Integer, Mood> moods) {
    SplittableRandom random = new SplittableRandom(number);
    List<ScriptedBar> bars = new ArrayList<>();
    BigDecimal open = contract.firstPrice();
    for (int i = 0; i < count; i++) {
      double change = RETURN_SIGMA * random.nextGaussian();
      double up = Math.abs(WICK_SIGMA * random.nextGaussian());
      double down = Math.abs(WICK_SIGMA * random.nextGaussian());
      double volume = StrictMath.exp(VOLUME_SIGMA * random.nextGaussian());
      Mood mood = moods.get(i);
      if (mood != null) {
        change = mood.change();
        volume = mood.volumeFactor();
      }
      ScriptedBar bar =
          bar(
              contract,
              firstOpenMs + i * ScriptedBar.LENGTH_MS,
              open,
              new double[] {change, up, down, volume});
      bars.add(bar);
      open = bar.close();
    }
    return bars;
  }

  private static ScriptedBar bar(
      ScriptedContract contract, long openTime, BigDecimal open, double[] dice) {
    BigDecimal tick = contract.tick();
    BigDecimal close = times(open, 1 + dice[0], tick);
    BigDecimal high = times(open.max(close), 1 + dice[1], tick).max(open).max(close);
    BigDecimal low = times(open.min(close), 1 - dice[2], tick).min(open).min(close);
    BigDecimal quote =
        contract
            .barVolume()
            .multiply(BigDecimal.valueOf(dice[3]), PRECISION)
            .setScale(2, RoundingMode.HALF_EVEN);
    BigDecimal mean = open.add(close).divide(BigDecimal.TWO, PRECISION);
    return new ScriptedBar(
        openTime,
        open,
        high,
        low,
        close,
        quote.divide(mean, PRECISION),
        quote,
        Math.max(1, (long) (quote.doubleValue() / TRADE_USD)));
  }

  private static BigDecimal times(BigDecimal price, double factor, BigDecimal tick) {
    return Ticks.round(price.multiply(BigDecimal.valueOf(factor), PRECISION), tick);
  }
}
