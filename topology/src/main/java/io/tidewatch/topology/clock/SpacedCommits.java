package io.tidewatch.topology.clock;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Asks for commits, so that the next step or a reader sees at once what was forwarded. Many at once
 * are as many commits, each as dear as the first, and Streams takes one record at a time between
 * them: those that come right after another wait for the next one, for a tick or for the interval.
 * It decides nothing but that. Not thread-safe.
 */
public final class SpacedCommits {
  private final Runnable commit;
  private final InstantSource clock;
  private final long spacingMs;
  private long askedAtMs = Long.MIN_VALUE / 2;
  private boolean waiting;

  /**
   * Makes one for a processor.
   *
   * @param commit asks for a commit
   * @param spacing between two of them
   */
  public SpacedCommits(Runnable commit, InstantSource clock, Duration spacing) {
    this.commit = requireNonNull(commit, "commit");
    this.clock = requireNonNull(clock, "clock");
    this.spacingMs = spacing.toMillis();
  }

  /** Asks for a commit, unless it was just asked for one: then {@link #tick} does. */
  public void ask() {
    waiting = true;
    tick();
  }

  /** Asks for the commit that came too soon after another, once it is time. */
  public void tick() {
    if (!waiting) {
      return;
    }
    long nowMs = clock.millis();
    // A clock that was set back must not end the commits.
    if (Math.abs(nowMs - askedAtMs) >= spacingMs) {
      askedAtMs = nowMs;
      waiting = false;
      commit.run();
    }
  }
}
