package io.tidewatch.topology.tokenpool.judge;

import static java.util.Objects.requireNonNull;

/** What follows from something that is said of a pair. */
public sealed interface PairOutput {
  /**
   * For the token of the pair.
   *
   * @param at event time, epoch milliseconds
   * @param urgent whether it may become an alert
   */
  record News(String token, TokenNews news, long at, boolean urgent) implements PairOutput {
    public News {
      requireNonNull(token, "token");
      requireNonNull(news, "news");
    }
  }

  /**
   * A batch has a pair more or less.
   *
   * @param change 1 or -1
   * @param at event time, epoch milliseconds
   */
  record Batched(int batch, int change, long at) implements PairOutput {}

  /** Of a pair that is not in the pool. */
  record Stranger(PairItem item) implements PairOutput {
    public Stranger {
      requireNonNull(item, "item");
    }
  }

  /** Older than what was judged already: it changes nothing. */
  record Late() implements PairOutput {}
}
