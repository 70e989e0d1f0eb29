package io.tidewatch.contract.delivery;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A wish not to be told of some alerts for a time. They are raised and kept all the same.
 *
 * @param id key on the topic; a tombstone on it ends the silence
 * @param from time of the market at which it was asked for, epoch milliseconds
 * @param until event time of the first alert that is told again
 * @param by who asked for it, for people
 * @param comment why, any text
 */
public record Silence(
    String id, AlertMatcher matcher, long from, long until, String by, Optional<String> comment) {
  public Silence {
    requireNonNull(id, "id");
    requireNonNull(matcher, "matcher");
    requireNonNull(by, "by");
    comment = comment == null ? Optional.empty() : comment;
    if (until <= from) {
      throw new IllegalArgumentException(
          "expected an end after the beginning " + from + ", was " + until);
    }
  }

  /** Whether it is over at this event time. */
  public boolean isOver(long timeMs) {
    return timeMs >= until;
  }
}
