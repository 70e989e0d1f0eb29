package io.tidewatch.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.query.futures.Rows;
import java.time.Instant;
import java.util.Optional;

/**
 * How the original API wraps its answers.
 *
 * @param data main content
 * @param count how many rows that are
 * @param timestamp time of the data, ISO; null if there is none yet
 * @param status {@code success}; {@code partial} if another instance has some of it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Envelope(Object data, int count, Optional<String> timestamp, String status) {
  private static final String SUCCESS = "success";
  private static final String PARTIAL = "partial";

  static Envelope of(Rows<?> rows) {
    return new Envelope(
        rows.rows(),
        rows.rows().size(),
        rows.asOf().map(asOf -> Instant.ofEpochMilli(asOf).toString()),
        rows.complete() ? SUCCESS : PARTIAL);
  }

  /** Around one thing that is no row. */
  static Envelope ofOne(Object thing, long asOf) {
    return new Envelope(thing, 1, Optional.of(Instant.ofEpochMilli(asOf).toString()), SUCCESS);
  }
}
