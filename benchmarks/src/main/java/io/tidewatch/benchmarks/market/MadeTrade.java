package io.tidewatch.benchmarks.market;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * One trade of the made-up market; whatever an arm finds in its frame is compared with this.
 *
 * @param ticks price in ticks of the instrument
 * @param steps quantity in steps of the instrument
 * @param timeMs trade time, epoch milliseconds
 */
public record MadeTrade(
    Instrument instrument, long id, long timeMs, long ticks, long steps, boolean takerBuys) {
  private static final int VENUE_DECIMALS = 8;
  private static final long RECEIVE_LAG_US = 3_000;

  public String symbol() {
    return instrument.symbol();
  }

  /** Notional in 1e-8 of the quote asset, without rounding. */
  public long notional() {
    int surplus = VENUE_DECIMALS - instrument.priceDecimals() - instrument.quantityDecimals();
    return Math.multiplyExact(Math.multiplyExact(ticks, steps), powerOfTen(surplus));
  }

  /** Price in 1e-8 of the quote asset. */
  public long price() {
    return Math.multiplyExact(ticks, powerOfTen(VENUE_DECIMALS - instrument.priceDecimals()));
  }

  /** The frame of a combined stream, field for field in the venue's order. */
  public byte[] frame() {
    return ("{\"stream\":\""
            + symbol().toLowerCase(Locale.ROOT)
            + "@trade\",\"data\":{\"e\":\"trade\",\"E\":"
            + (timeMs + 1)
            + ",\"s\":\""
            + symbol()
            + "\",\"t\":"
            + id
            + ",\"p\":\""
            + decimal(ticks, instrument.priceDecimals())
            + "\",\"q\":\""
            + decimal(steps, instrument.quantityDecimals())
            + "\",\"T\":"
            + timeMs
            + ",\"m\":"
            + !takerBuys
            + ",\"M\":true}}")
        .getBytes(US_ASCII);
  }

  /**
   * What a feed would stamp on it.
   *
   * @param seq number of the frame
   */
  public RawHeaders headers(long seq) {
    return new RawHeaders(
        "binance-spot",
        "trades",
        "benchmark",
        1,
        seq,
        timeMs * 1_000 + RECEIVE_LAG_US,
        Source.LIVE);
  }

  private static String decimal(long units, int decimals) {
    return BigDecimal.valueOf(units, decimals).setScale(VENUE_DECIMALS).toPlainString();
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
