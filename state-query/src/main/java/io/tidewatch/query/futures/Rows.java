package io.tidewatch.query.futures;

import java.util.List;
import java.util.Optional;

/**
 * What was found.
 *
 * @param asOf time of the newest data, epoch milliseconds; empty if there is none
 * @param complete whether every partition answered
 */
public record Rows<T>(List<T> rows, Optional<Long> asOf, boolean complete) {
  public Rows {
    rows = List.copyOf(rows);
  }
}
