package io.tidewatch.connectors.okx;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which trades of one instrument each connection has brought. A connection brings every trade from
 * its first to its latest one, with rising ids, so the two ends tell all. Not thread-safe.
 */
final class TradeRuns {
  /** One in use, and old ones that may still have frames on the way. */
  private static final int MOST = 4;

  private final NavigableMap<Long, Run> runs = new TreeMap<>();

  private record Run(long first, long latest) {
    private boolean covers(long id) {
      return first <= id && id <= latest;
    }
  }

  /**
   * Notes that a connection brought a trade.
   *
   * @param epoch of the connection
   * @return false if another connection brought it before
   */
  boolean bring(long epoch, long id) {
    Run own = runs.get(epoch);
    if (own != null && id < own.latest()) {
      // The venue counts anew; what was noted says nothing of the trades to come.
      runs.clear();
      own = null;
    }
    boolean known = isKnown(epoch, id);
    runs.put(epoch, new Run(own == null ? id : own.first(), id));
    if (runs.size() > MOST) {
      runs.pollFirstEntry();
    }
    return !known;
  }

  private boolean isKnown(long epoch, long id) {
    return runs.entrySet().stream()
        .anyMatch(other -> other.getKey() != epoch && other.getValue().covers(id));
  }
}
