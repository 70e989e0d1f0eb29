package io.tidewatch.simulator.venue;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Faults that a test has ordered for the REST side. Thread-safe. */
final class RestFaults {
  /** A request that fails. */
  record Fault(int status, OptionalInt retryAfterSeconds) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition thawed = lock.newCondition();
  private Fault fault;
  private int faultsLeft;
  private boolean frozen;
  private boolean closed;

  void answer(int status, OptionalInt retryAfterSeconds, int times) {
    lock.lock();
    try {
      fault = new Fault(status, retryAfterSeconds);
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
