package io.tidewatch.simulator.hyperliquid.exchange;

import static java.util.Objects.requireNonNull;

/** A token of the spot market; its index is not the one of a pair. */
public record SpotToken(String name, int index, int szDecimals, int weiDecimals) {
  public SpotToken {
    requireNonNull(name, "name");
  }
}
