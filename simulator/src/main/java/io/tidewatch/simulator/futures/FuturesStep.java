package io.tidewatch.simulator.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.futures.FuturesBar;

/**
 * What the venue knows of a contract from now on.
 *
 * @param timeMs event time, epoch milliseconds
 * @param closed whether the bar is over
 * @param lost whether the frame that says so gets lost
 */
record FuturesStep(
    long timeMs, ScriptedContract contract, FuturesBar bar, boolean closed, boolean lost) {
  FuturesStep {
    requireNonNull(contract, "contract");
    requireNonNull(bar, "bar");
  }
}
