package io.tidewatch.topology.alertgate;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.topology.alertgate.FeedState.Break;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Which subscriptions are broken. A word of a whole connection counts for what is known to come
 * over it; {@code FAILING} counts for nothing, since it is also said of sources and notices while
 * data goes on, and where data ends {@code CLOSED} or {@code STALE} are said too. If in doubt a
 * feed is whole: an alert too many is better than one too few.
 */
final class FeedTable {
  private final Map<String, FeedState> feeds;

  FeedTable(Map<String, FeedState> feeds) {
    this.feeds = requireNonNull(feeds, "feeds");
  }

  /** A feed that is broken, for people. */
  record Broken(String feed, Break what) {
    Broken {
      requireNonNull(feed, "feed");
      requireNonNull(what, "what");
    }
  }

  void hear(FeedEvent event) {
    switch (event.type()) {
      case CLOSED -> closed(event);
      case ROTATED -> rotated(event);
      case LIVE ->
          ofInstrument(event, state -> state.live(event.connection(), event.epoch()), true);
      case HEALED -> ofInstrument(event, FeedState::whole, false);
      case STALE, GONE, QUARANTINED -> ofInstrument(event, state -> state.broken(event), true);
      case UNSUBSCRIBED -> feeds.remove(event.key());
      case CONNECTED, ACKNOWLEDGED, GAP, GAP_FILLED, GAP_OPEN, OVER_LIMIT, FAILING -> {}
    }
  }

  private void ofInstrument(FeedEvent event, UnaryOperator<FeedState> change, boolean known) {
    if (event.instrument().equals(FeedEvent.ALL_INSTRUMENTS)) {
      return;
    }
    FeedState state = feeds.get(event.key());
    if (state != null || known) {
      feeds.put(event.key(), change.apply(state == null ? FeedState.UNKNOWN : state));
    }
  }

  private void closed(FeedEvent event) {
    changeAll(
        event.venue(),
        state -> state.connection().filter(event.connection()::equals).isPresent(),
        state -> state.broken(event));
  }

  /** Nothing else is said of what moves over: it goes on without a break. */
  private void rotated(FeedEvent event) {
    changeAll(
        event.venue(),
        state -> isReplaced(state.connection(), event.replaces()),
        state -> state.carriedBy(event.replaces().map(_ -> event.connection())));
  }

  /** Where it is not said which connection is replaced, it may be any. */
  private static boolean isReplaced(Optional<String> connection, Optional<String> replaced) {
    return connection.isPresent() && (replaced.isEmpty() || connection.equals(replaced));
  }

  private void changeAll(
      String venue, Predicate<FeedState> which, UnaryOperator<FeedState> change) {
    List<String> keys =
        feeds.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(venue + "/"))
            .filter(entry -> which.test(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    keys.forEach(key -> feeds.put(key, change.apply(feeds.get(key))));
  }

  /** An alert from a newer connection than the broken one proves that data comes again. */
  void hear(Alert alert) {
    for (String key : AlertFeeds.of(alert)) {
      FeedState state = feeds.get(key);
      if (state != null
          && state.broken().isPresent()
          && alert.evidence().feed().epoch()
              > Math.max(state.epoch(), state.broken().get().epoch())) {
        feeds.put(key, state.whole());
      }
    }
  }

  /** Whether anything that an alert is computed from is broken now. */
  boolean isBrokenUnder(Alert alert) {
    return under(alert, Long.MAX_VALUE).isPresent();
  }

  /** What an alert of this time cannot rely on. */
  Optional<Broken> under(Alert alert, long timeMs) {
    for (String key : AlertFeeds.of(alert)) {
      FeedState state = feeds.get(key);
      Optional<Break> broken = state == null ? Optional.empty() : state.broken();
      if (broken.filter(its -> timeMs >= its.since()).isPresent()) {
        return Optional.of(new Broken(key, broken.get()));
      }
    }
    return Optional.empty();
  }
}
