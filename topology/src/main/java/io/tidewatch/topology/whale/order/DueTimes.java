package io.tidewatch.topology.whale.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * When something has to be looked at again, so that a scan touches nothing else. A time that was
 * put off stays until it comes: whoever takes it looks whether it is due, and says the new time.
 * Not thread-safe.
 */
public final class DueTimes {
  private final TreeMap<Long, Set<String>> byTime = new TreeMap<>();
  private final Map<String, Long> times = new HashMap<>();

  /** Forgets everything. */
  public void clear() {
    byTime.clear();
    times.clear();
  }

  /** Says that a key is due, unless it is already due earlier. */
  public void add(String key, long at) {
    Long before = times.get(key);
    if (before == null || before > at) {
      set(key, at);
    }
  }

  /** Says when a key is due, whatever was said before. */
  public void set(String key, long at) {
    remove(key);
    times.put(key, at);
    byTime.computeIfAbsent(at, time -> new HashSet<>(2)).add(key);
  }

  public void remove(String key) {
    Long at = times.remove(key);
    if (at == null) {
      return;
    }
    Set<String> keys = byTime.get(at);
    keys.remove(key);
    if (keys.isEmpty()) {
      byTime.remove(at);
    }
  }

  /**
   * Takes what is due at a time or before it, the earliest first and sorted by key, so that every
   * process has one order.
   *
   * @param atMost what is more stays due
   */
  public List<String> take(long upTo, int atMost) {
    List<String> due = new ArrayList<>();
    while (due.size() < atMost && isAnyDue(upTo)) {
      byTime.firstEntry().getValue().stream().sorted().limit(atMost - due.size()).forEach(due::add);
      // One time may have more keys than are taken.
      due.forEach(this::remove);
    }
    return due;
  }

  /** Whether anything is due at a time or before it. */
  public boolean isAnyDue(long upTo) {
    return !byTime.isEmpty() && byTime.firstKey() <= upTo;
  }

  public int size() {
    return times.size();
  }
}
