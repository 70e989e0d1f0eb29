package io.tidewatch.simulator.okx;

import java.util.List;

/** What the venue publishes of a change: only what is seen within its depth, with its place. */
record BookUpdate(
    long timeMs, long prevSeqId, long seqId, List<BookLevel> asks, List<BookLevel> bids) {
  BookUpdate {
    asks = List.copyOf(asks);
    bids = List.copyOf(bids);
  }
}
