package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What a pool costs at the venue: subscribing is free, each push of {@code pairsInfo} takes five
 * credits, however many pairs are in it (docs.dbotx.com, "Data WebSocket").
 *
 * @param batches subscriptions, each on a socket of its own
 * @param pushesPerSecond of each batch, as assumed: the venue promises no rate
 */
public record CreditCost(int batches, BigDecimal pushesPerSecond) {
  /** Credits for one push. */
  public static final int PER_PUSH = 5;

  private static final long SECONDS_OF_A_MONTH = 30L * 24 * 60 * 60;

  public CreditCost {
    requireNonNull(pushesPerSecond, "pushesPerSecond");
    if (batches < 0 || pushesPerSecond.signum() <= 0) {
      throw new IllegalArgumentException(
          "expected batches from 0 and pushesPerSecond above 0, was "
              + batches
              + " and "
              + pushesPerSecond);
    }
  }

  /** Credits in thirty days, rounded up. */
  public long perMonth() {
    return pushesPerSecond
        .multiply(BigDecimal.valueOf(batches * SECONDS_OF_A_MONTH * PER_PUSH))
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** For people. */
  public String sentence() {
    boolean one = pushesPerSecond.compareTo(BigDecimal.ONE) == 0;
    String rate =
        one
            ? "one push a second"
            : pushesPerSecond.stripTrailingZeros().toPlainString() + " pushes a second";
    return String.format(
        Locale.ROOT,
        "%d %s, at %s each: %,d credits a month (%d per push)",
        batches,
        batches == 1 ? "batch" : "batches",
        rate,
        perMonth(),
        PER_PUSH);
  }
}
