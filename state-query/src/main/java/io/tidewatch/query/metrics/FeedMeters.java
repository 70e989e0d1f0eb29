package io.tidewatch.query.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.tidewatch.query.feed.FeedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many subscriptions are in which state. */
final class FeedMeters implements Refreshed {
  private final FeedSource feeds;
  private final MultiGauge subscriptions;

  FeedMeters(FeedSource feeds, MeterRegistry registry) {
    this.feeds = requireNonNull(feeds, "feeds");
    this.subscriptions =
        MultiGauge.builder("tidewatch.subscriptions")
            .description("Subscriptions by state; only live ones bring data")
            .register(registry);
  }

  @Override
  public void refresh() {
    Map<Tags, Long> counts =
        feeds.feeds().stream()
            .collect(
                Collectors.groupingBy(
                    feed ->
                        Tags.of(
                            "venue", feed.venue(),
                            "channel", feed.channel(),
                            "state", feed.state()),
                    Collectors.counting()));
    List<Row<?>> rows = new ArrayList<>();
    counts.forEach((tags, count) -> rows.add(Row.of(tags, count)));
    subscriptions.register(rows, true);
  }
}
