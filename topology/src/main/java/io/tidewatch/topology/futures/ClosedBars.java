package io.tidewatch.topology.futures;

import io.tidewatch.contract.futures.Bar;
import java.util.List;

/** The closed bars of one symbol. */
interface ClosedBars {
  /** The bar that opens at this time, or null. */
  Bar at(long openTime);

  /** Keeps a bar, in place of the one that opens at the same time. */
  void put(Bar bar);

  /** Those that open in this span, both ends inclusive, the oldest first. */
  List<Bar> between(long from, long to);
}
