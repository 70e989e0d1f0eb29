package io.tidewatch.query.history;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a decision stands among those of its rule and subject: by event time, and counted within
 * it.
 *
 * @param timeMs event time, epoch milliseconds
 * @param number from 1, the newest first
 */
public record DecisionPlace(long timeMs, int number) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,15})\\.([0-9]{1,9})");

  public DecisionPlace {
    if (timeMs < 0 || number < 1) {
      throw new IllegalArgumentException(
          "expected a time from 0 and a number from 1, was " + timeMs + " and " + number);
    }
  }

  boolean isOlderThan(DecisionPlace other) {
    return timeMs < other.timeMs || timeMs == other.timeMs && number > other.number;
  }

  /** As a caller keeps it. */
  public String text() {
    return timeMs + "." + number;
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static DecisionPlace read(String text) {
    Optional<MatchResult> found = TEXT.matcher(text).results().findFirst();
    return found
        .filter(match -> match.group().equals(text))
        .map(match ->
            new DecisionPlace(Long.parseLong(match.group(1)), Integer.parseInt(match.group(2))))
        .orElseThrow(() -> new IllegalArgumentException("expected a time and a number"));
  }
}
