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
  private final CommitPace pace;
  private boolean waiting;
  private long askedBefore;

  /**
   * Makes one for a processor that keeps its own pace.
   *
   * @param commit asks for a commit
   * @param spacing between two of them
   */
  public SpacedCommits(Runnable commit, InstantSource clock, Duration spacing) {
    this(commit, new CommitPace(clock, spacing));
  }

  /**
   * Makes one for a processor.
   *
   * @param commit asks for a commit
   * @param pace which others may share
   */
  public SpacedCommits(Runnable commit, CommitPace pace) {
    this.commit = requireNonNull(commit, "commit");
    this.pace = requireNonNull(pace, "pace");
  }

  /** Asks for a commit, unless one was just asked for: then {@link #tick} does. */
  public void ask() {
    waiting = true;
    askedBefore = pace.times();
    tick();
  }

  /**
   * Asks for a commit if what was forwarded is about something new. While records of long ago are
   * caught up with, nobody waits for any one of them: the interval is enough, and commits would be
   * most of the work.
   *
   * @param receivedMs when its record was received, epoch milliseconds
   */
  public void askIfNew(long receivedMs) {
    if (pace.isNew(receivedMs)) {
      ask();
    }
  }

  /** Asks for the commit that came too soon after another, once it is time. */
  public void tick() {
    if (!waiting) {
      return;
    }
    // What another task of the thread asked for since has brought this one's along.
    waiting = pace.times() == askedBefore && !pace.ask(commit);
  }
}
