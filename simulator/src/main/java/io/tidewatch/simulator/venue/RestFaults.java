package io.tidewatch.simulator.venue;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Faults that a test has ordered for the REST side. Thread-safe. */
final class RestFaults {
  /** What happens to a request instead of an answer. */
  sealed interface Fault {
    /** The venue refuses. */
    record Refused(int status, OptionalInt retryAfterSeconds) implements Fault {}

    /** Something in between answers with status 200, and not with JSON. */
    record Garbled() implements Fault {}

    /** The connection ends without an answer. */
    record Dropped() implements Fault {}

    /** The answer begins and never ends. */
    record Stalled() implements Fault {}

    /** The request is done, and the connection ends before the answer. */
    record Unanswered() implements Fault {}

    /** The request is done, and the answer takes its time. */
    record Slow(Duration delay) implements Fault {}
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition thawed = lock.newCondition();
  private Fault fault;
  private int faultsLeft;
  private boolean frozen;
  private boolean closed;

  void order(Fault ordered, int times) {
    lock.lock();
    try {
      fault = ordered;
      faultsLeft = times;
    } finally {
      lock.unlock();
    }
  }

  void freeze(boolean freeze) {
    lock.lock();
    try {
      frozen = freeze;
      thawed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      thawed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Holds the request until the end. */
  void awaitClose() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed) {
        thawed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Holds the answer for so long, or until the end. */
  void hold(Duration delay) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = delay.toNanos();
      while (left > 0 && !closed) {
        left = thawed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Holds the request while frozen; then the fault to answer with, if one is due. */
  Optional<Fault> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (frozen && !closed) {
        thawed.await();
      }
      if (faultsLeft == 0) {
        return Optional.empty();
      }
      faultsLeft--;
      return Optional.of(fault);
    } finally {
      lock.unlock();
    }
  }
}
