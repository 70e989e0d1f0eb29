package io.tidewatch.query.history;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the newest of however many things are offered. Not thread-safe. */
final class Newest<T> {
  private final int limit;
  private final Comparator<T> oldestFirst;
  private final PriorityQueue<T> kept;
  private boolean truncated;

  Newest(int limit, Comparator<T> oldestFirst) {
    this.limit = limit;
    this.oldestFirst = requireNonNull(oldestFirst, "oldestFirst");
    this.kept = new PriorityQueue<>(oldestFirst);
  }

  void offer(T thing) {
    kept.add(thing);
    if (kept.size() > limit) {
      kept.remove();
      truncated = true;
    }
  }

  Page<T> page(int partitionsAnswered, int partitionsTotal) {
    List<T> newestFirst = new ArrayList<>(kept);
    newestFirst.sort(oldestFirst.reversed());
    return new Page<>(newestFirst, truncated, partitionsAnswered, partitionsTotal);
  }
}
