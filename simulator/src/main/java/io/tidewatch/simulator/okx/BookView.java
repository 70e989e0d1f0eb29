package io.tidewatch.simulator.okx;

import java.util.List;

/**
 * A book as the venue shows it at one moment, best level first.
 *
 * @param timeMs event time of the last change, epoch milliseconds
 */
public record BookView(
    String instId, long timeMs, long seqId, List<BookLevel> asks, List<BookLevel> bids) {
  public BookView {
    asks = List.copyOf(asks);
    bids = List.copyOf(bids);
  }
}
