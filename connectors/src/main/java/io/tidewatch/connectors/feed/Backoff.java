package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait after the n-th failure in a row: the n-th step, then the last one for ever, each
 * spread by a tenth to both sides so that many clients do not come back together. The spread
 * depends on the random generator only, so a seeded one gives the same waits.
 */
public final class Backoff {
  private static final double SPREAD = 0.1;

  private final List<Duration> steps;
  private final RandomGenerator random;

  public Backoff(List<Duration> steps, RandomGenerator random) {
    this.steps = List.copyOf(steps);
    this.random = requireNonNull(random, "random");
    if (this.steps.isEmpty()) {
      throw new IllegalArgumentException("expected at least one back-off step, was none");
    }
  }

  /**
   * The wait before the next attempt.
   *
   * @param failures failures in a row, from 1
   */
  public Duration after(int failures) {
    if (failures < 1) {
      throw new IllegalArgumentException("expected at least 1 failure, was " + failures);
    }
    Duration step = steps.get(Math.min(failures, steps.size()) - 1);
    double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
    return Duration.ofNanos((long) (step.toNanos() * factor));
  }
}
