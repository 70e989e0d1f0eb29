package io.tidewatch.query.subscription;

import io.tidewatch.contract.feed.WantedSubscription;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The wishes that stand on the subscriptions topic. Thread-safe. */
public final class WantedLog {
  private final SortedMap<String, WantedSubscription> standing = new TreeMap<>();

  /** Takes the next record. */
  public synchronized void hear(String key, Optional<WantedSubscription> wish) {
    wish.ifPresentOrElse(w -> standing.put(key, w), () -> standing.remove(key));
  }

  /** Every wish, by key. */
  public synchronized List<WantedView> all() {
    return standing.values().stream().map(WantedView::of).toList();
  }

  synchronized Optional<WantedSubscription> find(String key) {
    return Optional.ofNullable(standing.get(key));
  }

  /** Whether a set in Redis says what is wanted of this channel. */
  synchronized boolean comesFromRedis(String venue, String channel) {
    return standing.values().stream()
        .anyMatch(wish ->
            wish.venue().equals(venue)
                && wish.channel().equals(channel)
                && wish.origin() == WantedSubscription.Origin.REDIS);
  }
}
