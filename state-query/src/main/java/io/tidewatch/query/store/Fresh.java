package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

/** An answer, and how fresh it is. */
public record Fresh<A>(A answer, Freshness freshness) {
  public Fresh {
    requireNonNull(answer, "answer");
    requireNonNull(freshness, "freshness");
  }
}
