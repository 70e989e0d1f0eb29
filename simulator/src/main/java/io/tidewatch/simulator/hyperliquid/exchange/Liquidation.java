package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/** Stands on both fills of a match that liquidates somebody. */
public record Liquidation(String address, BigDecimal markPrice) {
  public Liquidation {
    requireNonNull(address, "address");
    requireNonNull(markPrice, "markPrice");
  }
}
