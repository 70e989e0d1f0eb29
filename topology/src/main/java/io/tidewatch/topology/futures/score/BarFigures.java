package io.tidewatch.topology.futures.score;

import io.tidewatch.contract.futures.Bar;
import java.math.BigDecimal;

/**
 * What is compared of a bar. Logarithms and roots are the same on every machine.
 *
 * @param close last price
 * @param quoteVolume in the quote asset
 * @param change close over the close before, less 1; NaN if the bar before is not known
 * @param logReturn logarithm of that ratio, or NaN
 * @param logVolume ln(1 + quote volume)
 * @param logVolatility ln(Parkinson volatility + 1e-6)
 * @param range (high - low) / open
 * @param certain whether nothing is to be feared of its last minutes
 */
public record BarFigures(
    long openTime,
    double close,
    double quoteVolume,
    double change,
    double logReturn,
    double logVolume,
    double logVolatility,
    double range,
    boolean certain) {
  private static final double FOUR_LN_2 = 4 * StrictMath.log(2);
  private static final double TINY = 1e-6;

  /**
   * Computes them.
   *
   * @param before the newest bar before, or null
   */
  public static BarFigures of(Bar bar, BarFigures before) {
    return of(
        bar.openTime(),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.quoteVolume(),
        bar.closedBy() != Bar.ClosedBy.NEWER_BAR,
        before);
  }

  /** Computes them of a bar that may be open. */
  public static BarFigures of(
      long openTime,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      BigDecimal quoteVolume,
      boolean certain,
      BarFigures before) {
    double last = close.doubleValue();
    double volume = quoteVolume.doubleValue();
    boolean follows = before != null && before.openTime == openTime - Bar.LENGTH_MS;
    double ratio = follows ? last / before.close : Double.NaN;
    double spread = StrictMath.log(high.doubleValue() / low.doubleValue());
    double volatility = StrictMath.sqrt(spread * spread / FOUR_LN_2);
    return new BarFigures(
        openTime,
        last,
        volume,
        ratio - 1,
        StrictMath.log(ratio),
        StrictMath.log1p(volume),
        StrictMath.log(volatility + TINY),
        (high.doubleValue() - low.doubleValue()) / open.doubleValue(),
        certain);
  }

  /** Whether there is a bar right before it. */
  boolean hasReturn() {
    return !Double.isNaN(change);
  }

  /** Without trades a return of zero says nothing. */
  boolean hasTradedReturn() {
    return hasReturn() && quoteVolume > 0;
  }
}
