package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets requests go to the venue within a weight per minute; nothing while the venue says wait.
 * Thread-safe.
 */
final class WeightBudget {
  private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final int perMinute;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition later = lock.newCondition();
  private final ArrayDeque<Charge> charges = new ArrayDeque<>();
  private int used;
  private int urgentWaiting;
  private boolean paused;
  private long pausedUntil;

  /** How urgent a request is. */
  enum Lane {
    /** What was lost, and what everything else needs. */
    URGENT(1),
    /** What somebody waits for. */
    SOON(0.9),
    /** What comes again and again: it leaves a quarter to the others. */
    ROUTINE(0.75);

    private final double share;

    Lane(double share) {
      this.share = share;
    }
  }

  /** What a request took, or was thought to take. */
  static final class Charge {
    private final long nanos;
    private int weight;

    private Charge(int weight, long nanos) {
      this.weight = weight;
      this.nanos = nanos;
    }
  }

  /**
   * @param nanos a source of elapsed nanoseconds
   */
  WeightBudget(int perMinute, LongSupplier nanos) {
    this.perMinute = perMinute;
    this.nanos = requireNonNull(nanos, "nanos");
  }

  /** Waits until this request may go, and counts it. */
  Charge acquire(Lane lane, int weight) throws InterruptedException {
    lock.lockInterruptibly();
    int urgent = lane == Lane.URGENT ? 1 : 0;
    urgentWaiting += urgent;
    try {
      while (!admits(lane, weight)) {
        later.awaitNanos(LOOK_AGAIN_NANOS);
      }
      return charge(weight);
    } finally {
      urgentWaiting -= urgent;
      lock.unlock();
    }
  }

  /** A request cost so much; what was counted above that is free again. */
  void settle(Charge charge, int weight) {
    lock.lock();
    try {
      // After a minute it does not count any more, whatever it was.
      if (nanos.getAsLong() - charge.nanos < MINUTE_NANOS) {
        used += weight - charge.weight;
        charge.weight = weight;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing goes out for so long. */
  void pause(Duration length) {
    lock.lock();
    try {
      long until = nanos.getAsLong() + length.toNanos();
      if (!paused || until - pausedUntil > 0) {
        paused = true;
        pausedUntil = until;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Within the last minute. */
  int used() {
    lock.lock();
    try {
      expire(nanos.getAsLong());
      return used;
    } finally {
      lock.unlock();
    }
  }

  private boolean admits(Lane lane, int weight) {
    long now = nanos.getAsLong();
    expire(now);
    paused &= pausedUntil - now > 0;
    // Many small requests would take all that becomes free, and a large one never had its turn.
    boolean first = lane == Lane.URGENT || urgentWaiting == 0;
    return !paused && first && used + weight <= perMinute * lane.share;
  }

  private Charge charge(int weight) {
    Charge charge = new Charge(weight, nanos.getAsLong());
    charges.addLast(charge);
    used += weight;
    return charge;
  }

  private void expire(long now) {
    while (!charges.isEmpty() && now - charges.peekFirst().nanos >= MINUTE_NANOS) {
      used -= charges.removeFirst().weight;
    }
  }
}
