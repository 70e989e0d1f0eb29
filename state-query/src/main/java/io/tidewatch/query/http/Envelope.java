package io.tidewatch.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tidewatch.query.futures.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the original API wraps its answers.
 *
 * @param data main content
 * @param count how many rows that are
 * @param timestamp time of the data, ISO; null if there is none yet
 * @param status {@code success}; {@code partial} if some of it is on a partition that does not
 *     answer
 * @param next asks for the rows behind these as {@code cursor}; absent if there are none
 * @param <T> of the main content
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Envelope<T>(
    T data,
    int count,
    Optional<String> timestamp,
    String status,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> next) {
  private static final String SUCCESS = "success";
  private static final String PARTIAL = "partial";

  static <R> Envelope<List<R>> of(Rows<R> rows) {
    return new Envelope<>(
        rows.rows(),
        rows.rows().size(),
        rows.asOf().map(asOf -> Instant.ofEpochMilli(asOf).toString()),
        rows.complete() ? SUCCESS : PARTIAL,
        rows.next());
  }

  /** Around one thing that is no row. */
  static <T> Envelope<T> ofOne(T thing, long asOf) {
    return new Envelope<>(
        thing, 1, Optional.of(Instant.ofEpochMilli(asOf).toString()), SUCCESS, Optional.empty());
  }
}
