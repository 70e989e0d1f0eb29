package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Timers;
import java.time.Duration;

/**
 * Takes changes of the pool that follow each other closely as one, so that a pool that is written
 * pair by pair does not cost a request each. The first one is taken at once. Control thread only.
 */
final class PoolWatch {
  private static final int LONGEST = 10;

  private final Duration settle;
  private final Timers timers;
  private final Runnable apply;
  private boolean begun;
  private boolean waiting;
  private long firstNanos;
  private long lastNanos;

  /**
   * @param settle how long it must be quiet; a pool that never is waits ten times as long
   * @param apply called on the control thread
   */
  PoolWatch(Duration settle, Timers timers, Runnable apply) {
    this.settle = requireNonNull(settle, "settle");
    this.timers = requireNonNull(timers, "timers");
    this.apply = requireNonNull(apply, "apply");
  }

  /** Any thread. */
  void changed() {
    timers.control(this::noticed);
  }

  private void noticed() {
    if (!begun) {
      begun = true;
      apply.run();
      return;
    }
    lastNanos = System.nanoTime();
    if (!waiting) {
      waiting = true;
      firstNanos = lastNanos;
      timers.controlAfter(settle, this::look);
    }
  }

  private void look() {
    Duration quiet = Duration.ofNanos(System.nanoTime() - lastNanos);
    Duration waited = Duration.ofNanos(System.nanoTime() - firstNanos);
    if (quiet.compareTo(settle) < 0 && waited.compareTo(settle.multipliedBy(LONGEST)) < 0) {
      timers.controlAfter(settle.minus(quiet), this::look);
      return;
    }
    waiting = false;
    apply.run();
  }
}
