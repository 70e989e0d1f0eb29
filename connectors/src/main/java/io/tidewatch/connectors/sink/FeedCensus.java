package io.tidewatch.connectors.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.FeedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts a venue's connections and live instruments by what its feed told. A process that was
 * killed closes no connection: it is forgotten when the last of its instruments is live on another
 * one. For one thread.
 */
public final class FeedCensus {
  private final String venue;
  private final String channel;
  private final Set<String> connections = new HashSet<>();
  private final Map<String, String> live = new HashMap<>();

  /**
   * Starts with none.
   *
   * @param channel whose instruments count
   */
  public FeedCensus(String venue, String channel) {
    this.venue = requireNonNull(venue, "venue");
    this.channel = requireNonNull(channel, "channel");
  }

  /** Takes the next event; of other venues it takes no notice. */
  public void hear(FeedEvent event) {
    if (!event.venue().equals(venue)) {
      return;
    }
    switch (event.type()) {
      case CONNECTED -> connections.add(event.connection());
      case CLOSED -> closed(event.connection());
      case LIVE -> live(event);
      case STALE, GONE, UNSUBSCRIBED -> gone(event);
      case ACKNOWLEDGED,
          GAP,
          GAP_FILLED,
          GAP_OPEN,
          QUARANTINED,
          HEALED,
          OVER_LIMIT,
          ROTATED,
          FAILING -> {
        // These change neither number.
      }
    }
  }

  private void closed(String connection) {
    connections.remove(connection);
    live.values().removeIf(connection::equals);
  }

  private void live(FeedEvent event) {
    connections.add(event.connection());
    if (event.channel().equals(channel)) {
      String before = live.put(event.instrument(), event.connection());
      if (before != null && !live.containsValue(before)) {
        connections.remove(before);
      }
    }
  }

  private void gone(FeedEvent event) {
    if (event.channel().equals(channel)) {
      live.remove(event.instrument());
    }
  }

  /** Connections that are open. */
  public int connections() {
    return connections.size();
  }

  /** Instruments that are live. */
  public int instruments() {
    return live.size();
  }

  /** Whether an instrument is live. */
  public boolean isLive(String instrument) {
    return live.containsKey(instrument);
  }
}
