package io.tidewatch.topology.largetrades;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The trade ids seen lately, as ranges: the venue numbers the trades of a symbol without holes, so
 * that there is one range, and one more for each gap. Not thread-safe.
 */
final class TradeIds {
  private final NavigableMap<Long, Long> lastByFirst = new TreeMap<>();
  // The newest range is kept apart: nearly every trade only makes it longer by one.
  private long newestFirst;
  private long newestLast = -1;
  private boolean empty = true;

  /** How many ids of the range, both ends inclusive, have not been seen. */
  long unseen(long first, long last) {
    if (empty || first > newestLast) {
      return last - first + 1;
    }
    long seen = overlap(first, last, newestFirst, newestLast);
    Map.Entry<Long, Long> range = lastByFirst.floorEntry(last);
    while (range != null && range.getValue() >= first) {
      seen += overlap(first, last, range.getKey(), range.getValue());
      range = lastByFirst.lowerEntry(range.getKey());
    }
    return last - first + 1 - seen;
  }

  /**
   * The first id after this seen one that has not been seen although a later one has; {@link
   * Long#MAX_VALUE} if there is none.
   */
  long nextHole(long id) {
    Map.Entry<Long, Long> range = id >= newestFirst ? null : lastByFirst.floorEntry(id);
    return range == null ? Long.MAX_VALUE : range.getValue() + 1;
  }

  void add(long first, long last) {
    if (empty) {
      newestFirst = first;
      newestLast = last;
      empty = false;
    } else if (first >= newestFirst && first <= newestLast + 1) {
      newestLast = Math.max(newestLast, last);
    } else if (first > newestLast) {
      lastByFirst.put(newestFirst, newestLast);
      newestFirst = first;
      newestLast = last;
    } else {
      addBelow(first, last);
    }
  }

  private void addBelow(long first, long last) {
    long from = first;
    long to = last;
    Map.Entry<Long, Long> range = lastByFirst.floorEntry(to + 1);
    while (range != null && range.getValue() >= from - 1) {
      from = Math.min(from, range.getKey());
      to = Math.max(to, range.getValue());
      lastByFirst.remove(range.getKey());
      range = lastByFirst.floorEntry(to + 1);
    }
    if (to >= newestFirst - 1) {
      newestFirst = Math.min(from, newestFirst);
      newestLast = Math.max(to, newestLast);
    } else {
      lastByFirst.put(from, to);
    }
  }

  /** Forgets the ids below this one. */
  void forgetBelow(long id) {
    while (!lastByFirst.isEmpty() && lastByFirst.firstEntry().getValue() < id) {
      lastByFirst.pollFirstEntry();
    }
  }

  private static long overlap(long first, long last, long otherFirst, long otherLast) {
    return Math.max(0, Math.min(last, otherLast) - Math.max(first, otherFirst) + 1);
  }
}
