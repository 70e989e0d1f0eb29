package io.tidewatch.simulator.futures;

import static java.util.Objects.requireNonNull;

/**
 * One frame.
 *
 * @param timeMs event time, epoch milliseconds
 */
record FuturesStep(long timeMs, String symbol, String frame) {
  FuturesStep {
    requireNonNull(symbol, "symbol");
    requireNonNull(frame, "frame");
  }
}
