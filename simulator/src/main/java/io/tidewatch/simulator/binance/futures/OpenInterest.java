package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * Open interest at a time.
 *
 * @param timeMs epoch milliseconds; of a history, the end of its period
 * @param contracts in the base asset
 * @param value in the quote asset
 */
public record OpenInterest(long timeMs, BigDecimal contracts, BigDecimal value) {
  public OpenInterest {
    requireNonNull(contracts, "contracts");
    requireNonNull(value, "value");
  }

  String now(String symbol) {
    return "{\"openInterest\":\"%s\",\"symbol\":\"%s\",\"time\":%d}"
        .formatted(contracts.toPlainString(), symbol, timeMs);
  }

  String row(String symbol) {
    return """
    {"symbol":"%s","sumOpenInterest":"%s","sumOpenInterestValue":"%s",\
    "CMCCirculatingSupply":"0","timestamp":%d}\
    """
        .formatted(symbol, contracts.toPlainString(), value.toPlainString(), timeMs);
  }
}
