package io.tidewatch.simulator.market;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Side;
import java.math.BigDecimal;

/**
 * An alert that a script must raise.
 *
 * @param eventTimeMs time of the trade that completes it, epoch milliseconds
 * @param tradeId id of that trade
 * @param totalUsd bought plus sold in the window that ends with it, exact, of no fixed scale
 */
public record ExpectedAlert(
    String symbol, Side side, long eventTimeMs, long tradeId, BigDecimal totalUsd) {
  public ExpectedAlert {
    requireNonNull(symbol, "symbol");
    requireNonNull(side, "side");
    requireNonNull(totalUsd, "totalUsd");
  }
}
