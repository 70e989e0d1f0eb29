package io.tidewatch.query.metrics;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.feed.FeedView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many subscriptions are in which state, and when data came last. */
final class FeedMeters implements Refreshed {
  private static final double MILLIS_IN_A_SECOND = 1_000;

  /** Told even if none is in it: a rule sees no change from nothing at all to one. */
  private static final List<String> ALWAYS_TOLD = List.of("live", "stale", "gone");

  private final FeedSource feeds;
  private final MultiGauge subscriptions;
  private final MultiGauge lastData;

  FeedMeters(FeedSource feeds, MeterRegistry registry) {
    this.feeds = requireNonNull(feeds, "feeds");
    this.subscriptions =
        MultiGauge.builder("tidewatch.subscriptions")
            .description("Subscriptions by state; only live ones bring data")
            .register(registry);
    this.lastData =
        MultiGauge.builder("tidewatch.ingest.last.data.timestamp.seconds")
            .description("When the newest data of a channel came, of feeds in this process")
            .register(registry);
  }

  @Override
  public void refresh() {
    Map<Tags, Long> counts = new HashMap<>();
    Map<Tags, Long> newest = new HashMap<>();
    for (FeedView feed : feeds.feeds()) {
      Tags channel = Tags.of("venue", feed.venue(), "channel", feed.channel());
      ALWAYS_TOLD.forEach(state -> counts.putIfAbsent(channel.and("state", state), 0L));
      counts.merge(channel.and("state", feed.state()), 1L, Long::sum);
      feed.lastDataAt().ifPresent(at -> newest.merge(channel, at, Math::max));
    }
    subscriptions.register(rows(counts, 1), true);
    lastData.register(rows(newest, MILLIS_IN_A_SECOND), true);
  }

  private static List<Row<?>> rows(Map<Tags, Long> values, double divisor) {
    List<Row<?>> rows = new ArrayList<>();
    values.forEach((tags, value) -> rows.add(Row.of(tags, value / divisor)));
    return rows;
  }
}
