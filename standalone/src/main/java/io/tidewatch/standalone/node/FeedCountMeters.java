package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.feed.FeedCounts;
import java.util.function.ToDoubleFunction;

/** The counters of a feed on {@code /metrics}. */
final class FeedCountMeters implements MeterBinder {
  private final Feed feed;

  FeedCountMeters(Feed feed) {
    this.feed = requireNonNull(feed, "feed");
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    count(registry, "frames", "data frames from the socket", FeedCounts::frames);
    count(registry, "frames.control", "acknowledgements and notices", FeedCounts::controlFrames);
    count(registry, "frames.refused", "frames over the size limit", FeedCounts::refusedFrames);
    count(
        registry,
        "frames.unreadable",
        "data frames without a readable key",
        FeedCounts::unreadableFrames);
    count(registry, "reconnects", "connections lost or not made", FeedCounts::reconnects);
    count(registry, "gaps", "gaps found", FeedCounts::gaps);
    count(registry, "gaps.open", "gaps that stayed", FeedCounts::gapsOpen);
    count(registry, "backfilled", "rows fetched after gaps", FeedCounts::backfilled);
    count(registry, "held", "frames that waited for back-fill", FeedCounts::held);
    count(
        registry,
        "publish.failures",
        "records that Kafka did not take",
        FeedCounts::publishFailures);
    count(registry, "blocked.sends", "sends that waited for room", FeedCounts::blockedSends);
    Gauge.builder("tidewatch.ingest.connected", feed, f -> f.connected() ? 1 : 0)
        .description("1 while every socket that is needed is open")
        .tag("venue", feed.venue())
        .register(registry);
    Gauge.builder("tidewatch.ingest.connections", feed, Feed::openConnections)
        .description("sockets that are open")
        .tag("venue", feed.venue())
        .register(registry);
  }

  private void count(
      MeterRegistry registry, String name, String description, ToDoubleFunction<FeedCounts> value) {
    FunctionCounter.builder("tidewatch.ingest." + name, feed, f -> value.applyAsDouble(f.counts()))
        .description(description)
        .tag("venue", feed.venue())
        .register(registry);
  }
}
