package io.tidewatch.benchmarks.book;

import java.util.List;

/** One way to keep a book. For one thread. */
interface BookArm {
  /** Reads a frame and applies it, whole. */
  void apply(byte[] frame);

  /** Mid weighted by the sizes at the best prices. */
  double microprice();

  /** Price and size of each bid, best first, without trailing zeros. */
  List<String> bids();

  /** Price and size of each ask, best first, without trailing zeros. */
  List<String> asks();
}
