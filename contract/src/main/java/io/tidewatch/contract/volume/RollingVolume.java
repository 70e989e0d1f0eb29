package io.tidewatch.contract.volume;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Taker volume of one symbol over the rolling window {@code (asOf - windowMs, asOf]}.
 *
 * @param asOf event time at which the window ends, epoch milliseconds
 * @param windowMs length of the window
 * @param buyUsd notional of trades whose taker bought
 * @param sellUsd notional of trades whose taker sold
 * @param trades number of trades
 */
public record RollingVolume(
    String symbol, long asOf, long windowMs, BigDecimal buyUsd, BigDecimal sellUsd, long trades) {
  public RollingVolume {
    requireNonNull(symbol, "symbol");
    requireNonNull(buyUsd, "buyUsd");
    requireNonNull(sellUsd, "sellUsd");
  }

  public BigDecimal totalUsd() {
    return buyUsd.add(sellUsd);
  }

  public BigDecimal netUsd() {
    return buyUsd.subtract(sellUsd);
  }

  /** Share of the taker buys in the total, 0 to 1; empty if nothing was traded. */
  public Optional<BigDecimal> buyShare() {
    BigDecimal total = totalUsd();
    return total.signum() == 0
        ? Optional.empty()
        : Optional.of(buyUsd.divide(total, 4, RoundingMode.HALF_EVEN));
  }
}
