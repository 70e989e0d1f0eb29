package io.tidewatch.simulator.market;

/**
 * A taker's order in the standard script, filled at once.
 *
 * @param fills into how many trades it falls
 */
record Order(long offsetMs, double usd, boolean sell, int fills) {
  /** The same, so many milliseconds later. */
  Order later(long ms) {
    return new Order(offsetMs + ms, usd, sell, fills);
  }
}
