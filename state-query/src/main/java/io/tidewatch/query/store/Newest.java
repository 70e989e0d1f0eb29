package io.tidewatch.query.store;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Keeps the newest of however many things are offered. Not thread-safe. */
public final class Newest<T> {
  private final int limit;
  private final Comparator<T> oldestFirst;
  private final PriorityQueue<T> kept;
  private boolean truncated;

  public Newest(int limit, Comparator<T> oldestFirst) {
    if (limit < 1) {
      throw new IllegalArgumentException("expected a limit of at least 1, was " + limit);
    }
    this.limit = limit;
    this.oldestFirst = requireNonNull(oldestFirst, "oldestFirst");
    this.kept = new PriorityQueue<>(oldestFirst);
  }

  /** Takes it if it is newer than one that is kept, or while there is room. */
  public void offer(T thing) {
    kept.add(thing);
    if (kept.size() > limit) {
      kept.remove();
      truncated = true;
    }
  }

  /** What goes next, once something newer comes; empty while there is room. */
  public Optional<T> nextToGo() {
    return kept.size() < limit ? Optional.empty() : Optional.of(kept.element());
  }

  /** What is kept, the newest first. */
  public List<T> newestFirst() {
    List<T> ordered = new ArrayList<>(kept);
    ordered.sort(oldestFirst.reversed());
    return ordered;
  }

  /** Whether there was more than could be kept. */
  public boolean isTruncated() {
    return truncated;
  }
}
