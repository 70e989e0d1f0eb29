package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.feed.FeedView;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows the subscriptions of a feed in this process to the query side. */
final class FeedStatus implements FeedSource {
  private final Feed feed;
  private final InstantSource clock;

  FeedStatus(Feed feed, InstantSource clock) {
    this.feed = requireNonNull(feed, "feed");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public List<FeedView> feeds() {
    long now = clock.millis();
    return feed.subscriptions().stream().map(status -> view(status, now)).toList();
  }

  private FeedView view(SubscriptionStatus status, long now) {
    Optional<Long> lastDataAt = status.dataAge().map(age -> now - age.toMillis());
    return new FeedView(
        feed.venue(),
        status.channel(),
        status.instrument(),
        status.state().name().toLowerCase(Locale.ROOT),
        now - status.stateAge().toMillis(),
        lastDataAt,
        Optional.empty(),
        "tries " + status.tries() + ", held " + status.held());
  }
}
