package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param asOf time of the newest data, epoch milliseconds; empty if there is none
 * @param complete whether every partition answered
 * @param next asks for those behind these, if there are more and one can ask for them
 */
public record Rows<T>(List<T> rows, Optional<Long> asOf, boolean complete, Optional<String> next) {
  public Rows {
    rows = List.copyOf(rows);
    requireNonNull(asOf, "asOf");
    requireNonNull(next, "next");
  }

  /** Without a way to ask for more. */
  public Rows(List<T> rows, Optional<Long> asOf, boolean complete) {
    this(rows, asOf, complete, Optional.empty());
  }
}
