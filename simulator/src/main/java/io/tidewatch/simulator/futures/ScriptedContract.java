package io.tidewatch.simulator.futures;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * A perpetual of the script.
 *
 * @param symbol as the venue writes it
 * @param tick step of prices
 * @param onboardMs when it was listed, epoch milliseconds
 * @param firstPrice of its first bar
 * @param barVolume quote volume of a calm bar
 */
public record ScriptedContract(
    String symbol, BigDecimal tick, long onboardMs, BigDecimal firstPrice, BigDecimal barVolume) {
  public ScriptedContract {
    requireNonNull(symbol, "symbol");
    requireNonNull(tick, "tick");
    requireNonNull(firstPrice, "firstPrice");
    requireNonNull(barVolume, "barVolume");
  }
}
