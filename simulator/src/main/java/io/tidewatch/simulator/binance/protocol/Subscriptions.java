package io.tidewatch.simulator.binance.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Who has subscribed to what, over all connections. Thread-safe. */
final class Subscriptions {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, List<MarketConnection>> subscribers = new HashMap<>();
  private boolean closed;

  void add(MarketConnection connection, Collection<String> streams) {
    lock.lock();
    try {
      for (String stream : streams) {
        List<MarketConnection> before = subscribers.getOrDefault(stream, List.of());
        if (!before.contains(connection)) {
          subscribers.put(stream, with(before, connection));
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void remove(MarketConnection connection, Collection<String> streams) {
    lock.lock();
    try {
      for (String stream : streams) {
        subscribers.computeIfPresent(stream, (name, before) -> without(before, connection));
      }
    } finally {
      lock.unlock();
    }
  }

  void removeAll(MarketConnection connection) {
    lock.lock();
    try {
      remove(connection, new HashSet<>(subscribers.keySet()));
    } finally {
      lock.unlock();
    }
  }

  /** Those subscribed to a stream now; the list does not change. */
  List<MarketConnection> of(String stream) {
    lock.lock();
    try {
      return subscribers.getOrDefault(stream, List.of());
    } finally {
      lock.unlock();
    }
  }

  /** The streams of one connection, by name. */
  List<String> of(MarketConnection connection) {
    lock.lock();
    try {
      return subscribers.entrySet().stream()
          .filter(entry -> entry.getValue().contains(connection))
          .map(Map.Entry::getKey)
          .sorted()
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** Every stream that somebody is subscribed to. */
  Set<String> streams() {
    lock.lock();
    try {
      return new TreeSet<>(subscribers.keySet());
    } finally {
      lock.unlock();
    }
  }

  /** Waits until each of the streams has a subscriber; false when the time is over before. */
  boolean await(Set<String> wanted, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (!subscribers.keySet().containsAll(wanted)) {
        if (closed || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Lets every waiter go. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static List<MarketConnection> with(
      List<MarketConnection> before, MarketConnection connection) {
    List<MarketConnection> after = new ArrayList<>(before);
    after.add(connection);
    return List.copyOf(after);
  }

  private static List<MarketConnection> without(
      List<MarketConnection> before, MarketConnection connection) {
    List<MarketConnection> after = before.stream().filter(other -> other != connection).toList();
    return after.isEmpty() ? null : after;
  }
}
