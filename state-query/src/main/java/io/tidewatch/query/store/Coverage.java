package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

/**
 * How much of what is spread over partitions an answer covers.
 *
 * @param answered partitions; if less than {@code total}, something is missing
 * @param total how many there are on all instances
 * @param freshness of the least fresh of them
 */
public record Coverage(int answered, int total, Freshness freshness) {
  public Coverage {
    requireNonNull(freshness, "freshness");
    if (answered < 0 || answered > total) {
      throw new IllegalArgumentException(
          "expected 0 to " + total + " partitions that answered, was " + answered);
    }
  }

  /** Whether nothing is missing. */
  public boolean isComplete() {
    return answered == total;
  }

  /** {@code active}, or {@code standby} if one of the partitions was answered by a copy. */
  public String source() {
    return freshness.word();
  }

  /** How far the copies were behind at most, in offsets of their changelogs. */
  public long lag() {
    return freshness.lag();
  }
}
