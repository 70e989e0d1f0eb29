package io.tidewatch.simulator.dbotx;

import static java.util.Objects.requireNonNull;

/**
 * What is said of one pair at one time.
 *
 * @param pair address of the pool
 * @param json an item of the array {@code result}, as it goes out
 */
public record PairItem(String pair, String json) {
  public PairItem {
    requireNonNull(pair, "pair");
    requireNonNull(json, "json");
  }
}
