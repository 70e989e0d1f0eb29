package io.tidewatch.connectors.system;

import io.tidewatch.contract.feed.FeedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which connection brings an instrument, and which instruments lost theirs. A connection that is
 * closed is no trouble by itself: it may have been replaced before. Not thread-safe.
 */
final class LiveInstruments {
  private final Map<String, String> live = new HashMap<>();
  private final Map<String, Loss> lost = new TreeMap<>();
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, Set<String>> open = new HashMap<>();

  /** A connection that ended under an instrument. */
  private record Loss(long at, String reason) {}

  /**
   * Instruments of one channel without a connection.
   *
   * @param since the first of them was lost
   */
  record Lost(int count, String first, long since, String reason) {}

  void connected(FeedEvent event) {
    open.computeIfAbsent(event.venue(), _ -> new HashSet<>()).add(event.connection());
  }

  void live(FeedEvent event) {
    connected(event);
    lost.remove(event.key());
    live.put(event.key(), connection(event));
    places.put(event.key(), FeedTroubles.place(event));
  }

  void closed(FeedEvent event) {
    open.computeIfAbsent(event.venue(), _ -> new HashSet<>()).remove(event.connection());
    String connection = connection(event);
    live.entrySet()
        .removeIf(entry -> {
          boolean gone = entry.getValue().equals(connection);
          if (gone) {
            lost.put(entry.getKey(), new Loss(event.at(), event.detail()));
          }
          return gone;
        });
  }

  /** Nobody waits for it any more. */
  void forget(FeedEvent event) {
    live.remove(event.key());
    lost.remove(event.key());
    places.remove(event.key());
  }

  /** Whether any connection to the venue is open. */
  boolean isConnected(String venue) {
    return !open.getOrDefault(venue, Set.of()).isEmpty();
  }

  /** Channels that lost instruments. */
  Set<String> places() {
    Set<String> found = new HashSet<>();
    lost.keySet().forEach(key -> found.add(places.get(key)));
    return found;
  }

  /** What a channel lost before this time. */
  Optional<Lost> lostBefore(String place, long time) {
    int count = 0;
    String first = "";
    Loss oldest = null;
    for (Map.Entry<String, Loss> entry : lost.entrySet()) {
      if (entry.getValue().at() <= time && places.get(entry.getKey()).equals(place)) {
        first = count++ == 0 ? entry.getKey() : first;
        oldest = oldest == null || entry.getValue().at() < oldest.at() ? entry.getValue() : oldest;
      }
    }
    return oldest == null
        ? Optional.empty()
        : Optional.of(new Lost(count, first, oldest.at(), oldest.reason()));
  }

  /** The id of a connection is unique within its venue only. */
  private static String connection(FeedEvent event) {
    return event.venue() + "/" + event.connection();
  }
}
