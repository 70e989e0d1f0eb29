package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Timers;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Runs what blocks, a few at a time, in the order in which it came. One for each kind of request:
 * those that wait for one pool of the budget must not hold up those of another. Control thread
 * only.
 */
final class RestQueue {
  private static final int MOST_AT_ONCE = 4;

  private final Timers timers;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int running;

  RestQueue(Timers timers) {
    this.timers = requireNonNull(timers, "timers");
  }

  void add(Runnable task) {
    waiting.add(task);
    next();
  }

  private void next() {
    if (running == MOST_AT_ONCE || waiting.isEmpty()) {
      return;
    }
    running++;
    Runnable task = waiting.remove();
    timers.blocking(() -> {
      try {
        task.run();
      } finally {
        timers.control(this::done);
      }
    });
  }

  private void done() {
    running--;
    next();
  }
}
