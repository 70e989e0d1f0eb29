package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Side;

/**
 * A market-wide alert that people were told of.
 *
 * @param at event time, epoch milliseconds
 */
public record ToldMove(String alert, Side side, long at) {
  public ToldMove {
    requireNonNull(alert, "alert");
    requireNonNull(side, "side");
  }
}
