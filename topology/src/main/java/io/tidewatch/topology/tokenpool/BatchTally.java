package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.pool.PoolStats.Counts;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What is to be added to the counts of a batch.
 *
 * @param pairs how many more pairs it has, or less
 * @param alertAt event time of the alert, where there is one, epoch milliseconds
 * @param error one sentence on the newest error, where there is one
 */
record BatchTally(int pairs, Counts counts, Optional<Long> alertAt, Optional<String> error) {
  private static final int MAX_ERROR = 200;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  BatchTally {
    requireNonNull(counts, "counts");
    alertAt = alertAt == null ? Optional.empty() : alertAt;
    error = error == null ? Optional.empty() : error.map(BatchTally::harmless);
  }

  /** Of a frame. */
  static BatchTally frame(long items, long errors, Optional<String> error) {
    return new BatchTally(0, new Counts(1, items, 0, errors, 0, 0), Optional.empty(), error);
  }

  /** Of an item that cannot be used. */
  static BatchTally error(String error) {
    return new BatchTally(0, new Counts(0, 0, 0, 1, 0, 0), Optional.empty(), Optional.of(error));
  }

  /** Of pairs that came or went. */
  static BatchTally pairs(int change) {
    return new BatchTally(change, Counts.NONE, Optional.empty(), Optional.empty());
  }

  /**
   * Of an alert.
   *
   * @param responseMs from receipt to decision; empty if it came from a recording
   */
  static BatchTally alert(long at, OptionalLong responseMs) {
    return new BatchTally(
        0,
        new Counts(0, 0, 1, 0, responseMs.isPresent() ? 1 : 0, responseMs.orElse(0)),
        Optional.of(at),
        Optional.empty());
  }

  private static String harmless(String text) {
    String cut = text.length() <= MAX_ERROR ? text : text.substring(0, MAX_ERROR);
    return CONTROL.matcher(cut).replaceAll(" ");
  }
}
