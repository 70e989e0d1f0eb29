package io.tidewatch.query.feed;

import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.query.feed.FeedView.GapView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the feed events topic says of each subscription, so that feeds of other processes are seen
 * too. Holds a bounded number of subscriptions: the longest without news is forgotten first.
 * Thread-safe.
 */
public final class FeedEventLog implements FeedSource {
  private static final int MAX_SUBSCRIPTIONS = 10_000;

  private final Map<String, FeedView> latest = new LinkedHashMap<>();

  /** Takes the next event. */
  public synchronized void hear(FeedEvent event) {
    FeedView before = latest.remove(event.key());
    latest.put(event.key(), after(before, event));
    if (latest.size() > MAX_SUBSCRIPTIONS) {
      latest.remove(latest.keySet().iterator().next());
    }
  }

  @Override
  public synchronized List<FeedView> feeds() {
    return new ArrayList<>(latest.values());
  }

  private static FeedView after(FeedView before, FeedEvent event) {
    String word = word(event.type());
    boolean isState = changesState(event.type());
    Optional<GapView> gap =
        event.gap().isPresent()
            ? Optional.of(new GapView(word, event.at(), event.gap()))
            : Optional.ofNullable(before).flatMap(FeedView::gap);
    return new FeedView(
        event.venue(),
        event.channel(),
        event.instrument(),
        isState || before == null ? word : before.state(),
        isState || before == null ? event.at() : before.since(),
        Optional.empty(),
        gap,
        event.detail());
  }

  private static boolean changesState(FeedEvent.Type type) {
    return switch (type) {
      case CONNECTED,
          ACKNOWLEDGED,
          LIVE,
          STALE,
          GONE,
          QUARANTINED,
          HEALED,
          UNSUBSCRIBED,
          CLOSED,
          FAILING ->
          true;
      case GAP, GAP_FILLED, GAP_OPEN, OVER_LIMIT, ROTATED -> false;
    };
  }

  private static String word(FeedEvent.Type type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
