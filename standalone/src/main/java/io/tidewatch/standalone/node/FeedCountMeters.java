package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.connectors.feed.Feed;
import io.tidewatch.connectors.feed.FeedCounts;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The counters of a feed on {@code /metrics}. */
final class FeedCountMeters implements MeterBinder {
  private final Feed feed;
  private final Supplier<FeedCounts> counts;

  FeedCountMeters(Feed feed) {
    this.feed = requireNonNull(feed, "feed");
    this.counts = feed::counts;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    StatusMeters<FeedCounts> meters =
        new StatusMeters<>(registry, "tidewatch.ingest.", Tags.of("venue", feed.venue()), counts);
    meters.count("frames", "data frames from the socket", FeedCounts::frames);
    meters.count("bytes", "bytes of data frames", FeedCounts::bytes);
    FunctionTimer.builder(
            "tidewatch.ingest.latency",
            counts,
            now -> now.get().timedFrames(),
            now -> now.get().delayMs(),
            TimeUnit.MILLISECONDS)
        .description("from the time of a trade, book or bar by the venue's clock until it was here")
        .tag("venue", feed.venue())
        .register(registry);
    meters.count("frames.control", "acknowledgements and notices", FeedCounts::controlFrames);
    meters.count("frames.refused", "frames over the size limit", FeedCounts::refusedFrames);
    meters.count(
        "frames.unreadable", "data frames without a readable key", FeedCounts::unreadableFrames);
    meters.count("reconnects", "connections lost or not made", FeedCounts::reconnects);
    meters.count("gaps", "gaps found", FeedCounts::gaps);
    meters.count("gaps.open", "gaps that stayed", FeedCounts::gapsOpen);
    meters.count("backfilled", "rows fetched after gaps", FeedCounts::backfilled);
    meters.count("held", "frames that waited for back-fill", FeedCounts::held);
    meters.count(
        "publish.failures", "records that Kafka did not take", FeedCounts::publishFailures);
    meters.count("blocked.sends", "sends that waited for room", FeedCounts::blockedSends);
    Gauge.builder("tidewatch.ingest.connected", feed, f -> f.connected() ? 1 : 0)
        .description("1 while every socket that is needed is open")
        .tag("venue", feed.venue())
        .register(registry);
    Gauge.builder("tidewatch.ingest.connections", feed, Feed::openConnections)
        .description("sockets that are open")
        .tag("venue", feed.venue())
        .register(registry);
  }
}
