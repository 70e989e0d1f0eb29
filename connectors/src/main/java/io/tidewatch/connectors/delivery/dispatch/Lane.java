package io.tidewatch.connectors.delivery.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/** Targets that share one way out, with one message at a time on it. For one thread. */
final class Lane {
  private static final int SILENT_AFTER = 5;

  private final List<TargetQueue> targets = new ArrayList<>();
  private boolean busy;
  private long pausedUntil = Long.MIN_VALUE;
  private long pauseMs;
  private int failures;

  void add(TargetQueue target) {
    targets.add(requireNonNull(target, "target"));
  }

  List<TargetQueue> targets() {
    return targets;
  }

  /** Whether a message may leave. */
  boolean isFree(long nowMs) {
    return !busy && nowMs >= pausedUntil(nowMs);
  }

  boolean isBusy() {
    return busy;
  }

  /** A clock that was set back makes no pause longer than it was. */
  long pausedUntil(long nowMs) {
    pausedUntil = Math.min(pausedUntil, nowMs + pauseMs);
    return pausedUntil;
  }

  void began() {
    busy = true;
  }

  void ended() {
    busy = false;
  }

  void pause(long lengthMs, long nowMs) {
    pausedUntil = Math.max(pausedUntil(nowMs), nowMs + lengthMs);
    pauseMs = pausedUntil - nowMs;
  }

  /** One more attempt did not work. Returns how many in a row. */
  int failed() {
    return ++failures;
  }

  void worked() {
    failures = 0;
  }

  /** Whether the last attempt did not work, and something still waits for the next one. */
  boolean isAway() {
    return failures > 0 && (busy || targets.stream().anyMatch(TargetQueue::isWaiting));
  }

  /** Whether so many attempts failed in a row that it is not by chance. */
  boolean isSilent() {
    return failures >= SILENT_AFTER;
  }
}
