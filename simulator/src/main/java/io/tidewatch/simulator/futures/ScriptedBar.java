package io.tidewatch.simulator.futures;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A bar of the script, whole or as far as it has come.
 *
 * @param openTime epoch milliseconds
 * @param baseVolume in the base asset
 * @param quoteVolume in the quote asset
 * @param trades number of trades
 */
public record ScriptedBar(
    long openTime,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    BigDecimal baseVolume,
    BigDecimal quoteVolume,
    long trades) {
  /** Length of a bar, milliseconds. */
  public static final long LENGTH_MS = 15 * 60_000L;

  private static final int SHARE_DECIMALS = 8;
  private static final BigDecimal TAKER_SHARE = new BigDecimal("0.52");

  public ScriptedBar {
    requireNonNull(open, "open");
    requireNonNull(high, "high");
    requireNonNull(low, "low");
    requireNonNull(close, "close");
    requireNonNull(baseVolume, "baseVolume");
    requireNonNull(quoteVolume, "quoteVolume");
  }

  /** First millisecond after it. */
  public long closeTime() {
    return openTime + LENGTH_MS;
  }

  /**
   * As it stands after a part of its time: the price on its way, the volume as far.
   *
   * @param part of the whole, above 0 and at most 1
   * @param tick step of prices
   */
  ScriptedBar after(BigDecimal part, BigDecimal tick) {
    BigDecimal price =
        Ticks.round(open.add(close.subtract(open).multiply(part)), tick).max(low).min(high);
    BigDecimal base = share(baseVolume, part);
    return new ScriptedBar(
        openTime,
        open,
        open.max(price),
        open.min(price),
        price,
        base,
        share(quoteVolume, part),
        Math.max(1, part.multiply(BigDecimal.valueOf(trades)).longValue()));
  }

  /** Base volume whose taker bought. */
  BigDecimal takerBase() {
    return share(baseVolume, TAKER_SHARE);
  }

  /** Quote volume whose taker bought. */
  BigDecimal takerQuote() {
    return share(quoteVolume, TAKER_SHARE);
  }

  private static BigDecimal share(BigDecimal whole, BigDecimal part) {
    return whole.multiply(part).setScale(SHARE_DECIMALS, RoundingMode.DOWN).stripTrailingZeros();
  }
}
