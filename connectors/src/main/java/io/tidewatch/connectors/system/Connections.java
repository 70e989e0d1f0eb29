package io.tidewatch.connectors.system;

import io.tidewatch.contract.feed.FeedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which connections of the feeds are open. One that closes is no trouble while another stays, as
 * when it was replaced before, nor when nobody wants anything from the venue. Not thread-safe.
 */
final class Connections {
  private final Map<String, Set<String>> open = new HashMap<>();
  private final Map<String, Loss> losses = new HashMap<>();
  private final Map<String, Set<String>> wanted = new HashMap<>();

  /**
   * The last connection of a channel, or of a subscription with one of its own, ended.
   *
   * @param subject what it was for
   */
  record Loss(String venue, String subject, long at, String reason) {}

  void connected(FeedEvent event) {
    open(event).add(event.connection());
    losses.remove(FeedTroubles.subject(event));
  }

  void closed(FeedEvent event) {
    // An attempt that came to nothing ends a connection, too, that never was open.
    if (open(event).remove(event.connection()) && open(event).isEmpty()) {
      String subject = FeedTroubles.subject(event);
      losses.put(subject, new Loss(event.venue(), subject, event.at(), event.detail()));
    }
  }

  private Set<String> open(FeedEvent event) {
    return open.computeIfAbsent(FeedTroubles.subject(event), _ -> new HashSet<>());
  }

  /** It brings data, so somebody wants it. */
  void wanted(FeedEvent event) {
    wanted.computeIfAbsent(event.venue(), _ -> new HashSet<>()).add(event.key());
  }

  void unwanted(FeedEvent event) {
    wanted.getOrDefault(event.venue(), new HashSet<>()).remove(event.key());
  }

  /** Whether any connection to the venue is open. */
  boolean isConnected(String venue) {
    return open.entrySet().stream()
        .anyMatch(entry -> entry.getKey().startsWith(venue + "/") && !entry.getValue().isEmpty());
  }

  /** What ended before this time, is missed, and did not come back. */
  List<Loss> before(long time) {
    List<Loss> found = new ArrayList<>();
    for (Loss loss : losses.values()) {
      if (loss.at() <= time && isMissed(loss)) {
        found.add(loss);
      }
    }
    return found;
  }

  private boolean isMissed(Loss loss) {
    return wanted.getOrDefault(loss.venue(), Set.of()).stream()
        .anyMatch(key -> isChannel(loss) || key.equals(loss.subject()));
  }

  /** Venue and channel only, without an instrument. */
  static boolean isChannel(Loss loss) {
    return loss.subject().indexOf('/', loss.venue().length() + 1) < 0;
  }
}
