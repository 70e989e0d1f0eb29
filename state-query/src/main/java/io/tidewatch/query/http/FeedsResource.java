package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.feed.FeedView;
import java.util.List;

/** How the feeds are doing: {@code /api/feeds}. */
public final class FeedsResource implements Resource {
  private final FeedSource feeds;

  public FeedsResource(FeedSource feeds) {
    this.feeds = requireNonNull(feeds, "feeds");
  }

  /** Subscriptions, by venue, channel and instrument. */
  record Feeds(List<FeedView> feeds) {}

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get("/api/feeds", this::feeds)
            .named(Tag.FEEDS, "feeds", "Subscriptions, their state, last data, gaps")
            .answering(Feeds.class));
  }

  private void feeds(Context context) {
    Answers.ok(context, new Feeds(feeds.feeds()));
  }
}
