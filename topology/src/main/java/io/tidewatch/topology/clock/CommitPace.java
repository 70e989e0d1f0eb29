package io.tidewatch.topology.clock;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;

/**
 * The pace of commits that all tasks of a thread share: a commit that one task asks for is one of
 * all tasks of its thread, so that what any of them forwarded before is in it. Tasks that each keep
 * their own pace would have the thread do little else when all have something to show. One for a
 * topology; each thread has its own count in it.
 */
public final class CommitPace {
  /** What was received longer ago is being caught up with. */
  private static final long NEW_MS = 10_000;

  private final InstantSource clock;
  private final long spacingMs;
  private final ThreadLocal<Asked> asked = ThreadLocal.withInitial(Asked::new);

  /** When a thread's tasks last asked, and how often they have. */
  private static final class Asked {
    private long atMs = Long.MIN_VALUE / 2;
    private long times;
  }

  /**
   * Makes one for a topology.
   *
   * @param spacing between two commits of a thread that its tasks ask for
   */
  public CommitPace(InstantSource clock, Duration spacing) {
    this.clock = requireNonNull(clock, "clock");
    this.spacingMs = spacing.toMillis();
  }

  /** How often tasks of this thread have asked. */
  long times() {
    return asked.get().times;
  }

  /** Whether a record that was received then is about something new. */
  boolean isNew(long receivedMs) {
    return clock.millis() - receivedMs < NEW_MS;
  }

  /** Asks for a commit if it is time for one; returns whether it did. */
  boolean ask(Runnable commit) {
    Asked thread = asked.get();
    long nowMs = clock.millis();
    // A clock that was set back must not end the commits.
    if (Math.abs(nowMs - thread.atMs) < spacingMs) {
      return false;
    }
    thread.atMs = nowMs;
    thread.times++;
    commit.run();
    return true;
  }
}
