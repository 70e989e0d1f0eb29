package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The one place that lets requests go to the venue: within its limits, polls before everything
 * else, nothing at all while the venue says wait. Thread-safe.
 */
final class RequestBudget {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final LongSupplier nanos;
  private final Map<RequestPool, RequestWindow> windows = new EnumMap<>(RequestPool.class);
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private long pausedUntil;
  private boolean paused;

  /** Whose requests these are. */
  enum Lane {
    /** Planned ones. */
    POLL,
    /** What polls leave over: seeds, holes, history. */
    BACKFILL
  }

  /**
   * What a request costs.
   *
   * @param weight of the request
   * @param data requests to {@code /futures/data}: 0 or 1
   */
  record Cost(int weight, int data) {
    static Cost weight(int weight) {
      return new Cost(weight, 0);
    }

    static Cost dataRequest() {
      return new Cost(0, 1);
    }

    int of(RequestPool pool) {
      return switch (pool) {
        case WEIGHT -> weight;
        case FUTURES_DATA -> data;
      };
    }
  }

  /**
   * @param nanos a source of elapsed nanoseconds
   */
  RequestBudget(PollPlan plan, LongSupplier nanos) {
    this.nanos = requireNonNull(nanos, "nanos");
    FuturesFeedSettings.Limits limits = plan.limits();
    for (RequestPool pool : RequestPool.values()) {
      windows.put(
          pool, new RequestWindow(limits.window(pool), limits.limit(pool), plan.planned(pool)));
    }
  }

  /** Waits until this request may go, and counts it. */
  void acquire(Lane lane, Cost cost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long wait = waitFor(lane, cost);
      while (wait > 0) {
        changed.awaitNanos(wait);
        wait = waitFor(lane, cost);
      }
      long now = nanos.getAsLong();
      windows.forEach((pool, window) -> window.charge(lane, cost.of(pool), now));
    } finally {
      lock.unlock();
    }
  }

  private long waitFor(Lane lane, Cost cost) {
    long now = nanos.getAsLong();
    if (isPaused(now)) {
      return pausedUntil - now;
    }
    boolean admitted =
        windows.entrySet().stream()
            .allMatch(entry -> entry.getValue().admits(lane, cost.of(entry.getKey()), now));
    return admitted ? 0 : LOOK_AGAIN_NANOS;
  }

  /** Nothing goes out for so long. */
  void pause(Duration length) {
    lock.lock();
    try {
      long now = nanos.getAsLong();
      long until = now + length.toNanos();
      if (!isPaused(now) || until - pausedUntil > 0) {
        paused = true;
        pausedUntil = until;
      }
    } finally {
      lock.unlock();
    }
  }

  // The venue says when its count begins anew, so what it counted before is over with the pause.
  private boolean isPaused(long now) {
    if (paused && pausedUntil - now <= 0) {
      paused = false;
      windows.values().forEach(RequestWindow::forgetReport);
    }
    return paused;
  }

  boolean isPaused() {
    lock.lock();
    try {
      return isPaused(nanos.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  /** What the venue counts; believed if it is more than what we count. */
  void reported(RequestPool pool, long used) {
    lock.lock();
    try {
      windows.get(pool).report(used, nanos.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  /** The venue has a limit of its own; counts if it is lower than ours. */
  void limit(RequestPool pool, int limit) {
    lock.lock();
    try {
      windows.get(pool).limit(limit);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int limit(RequestPool pool) {
    lock.lock();
    try {
      return windows.get(pool).limit();
    } finally {
      lock.unlock();
    }
  }

  long used(RequestPool pool) {
    lock.lock();
    try {
      return windows.get(pool).used(nanos.getAsLong());
    } finally {
      lock.unlock();
    }
  }
}
