package io.tidewatch.query.http;

import static java.util.Objects.requireNonNull;

import io.javalin.config.RoutesConfig;
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
  public void register(RoutesConfig routes) {
    routes.get("/api/feeds", this::feeds);
  }

  private void feeds(Context context) {
    Parameters.of(context);
    Answers.ok(context, new Feeds(feeds.feeds()));
  }
}
