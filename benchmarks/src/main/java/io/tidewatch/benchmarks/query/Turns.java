package io.tidewatch.benchmarks.query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which arm has its turn at which time of a round, forwards and backwards by turns (A B B A).
 *
 * @param arms names
 * @param leadNanos before the first turn
 * @param turns of each arm
 */
record Turns(List<String> arms, long leadNanos, int turns) {
  private static final long TURN_NANOS = Duration.ofSeconds(2).toNanos();

  /** What one arm leaves behind is not counted against the next. */
  private static final long SETTLING_NANOS = Duration.ofMillis(250).toNanos();

  Turns {
    arms = List.copyOf(arms);
    if (arms.isEmpty() || leadNanos < 0 || turns < 1) {
      throw new IllegalArgumentException(
          "expected arms, no negative lead and a turn, was "
              + arms
              + ", "
              + leadNanos
              + " ns and "
              + turns);
    }
  }

  /** Turns of two seconds that give each arm at least so much time. */
  static Turns of(List<String> arms, Duration lead, int seconds) {
    return new Turns(
        arms, lead.toNanos(), Math.toIntExact(Math.ceilDiv(seconds * 1_000_000_000L, TURN_NANOS)));
  }

  /** How long all of it takes. */
  int seconds() {
    return Math.toIntExact(
        Duration.ofNanos(leadNanos + turns * arms.size() * TURN_NANOS).toSeconds());
  }

  /** The arm that has its turn; empty before the first and after the last. */
  Optional<String> at(long nanos) {
    long turn = Math.floorDiv(nanos - leadNanos, TURN_NANOS);
    if (turn < 0 || turn >= (long) turns * arms.size()) {
      return Optional.empty();
    }
    int place = (int) (turn % arms.size());
    boolean forwards = turn / arms.size() % 2 == 0;
    return Optional.of(arms.get(forwards ? place : arms.size() - 1 - place));
  }

  /** The arm that what happens then counts for; empty as well while its turn is new. */
  Optional<String> countedAt(long nanos) {
    return Math.floorMod(nanos - leadNanos, TURN_NANOS) < SETTLING_NANOS
        ? Optional.empty()
        : at(nanos);
  }

  /** Time of an arm that counts. */
  double countedSeconds() {
    return turns * (TURN_NANOS - SETTLING_NANOS) / 1e9;
  }
}
