package io.tidewatch.simulator.okx;

import java.util.List;

/** Levels that become something else at one moment; event time in epoch milliseconds. */
public record BookChange(long timeMs, List<BookLevel> asks, List<BookLevel> bids) {
  public BookChange {
    asks = List.copyOf(asks);
    bids = List.copyOf(bids);
  }
}
