package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.query.feed.FeedSource;
import java.time.InstantSource;
import java.util.List;

/**
 * What the query side gets from the rest of the process.
 *
 * @param wallClock says when something was received or changed
 * @param marketClock says what time it is on the market
 * @param feeds the feeds of this process, if it has any; those of others are found by their events
 * @param meters further meters for {@code /metrics}
 */
public record Surroundings(
    InstantSource wallClock,
    MarketClock marketClock,
    List<FeedSource> feeds,
    List<MeterBinder> meters) {
  public Surroundings {
    requireNonNull(wallClock, "wallClock");
    requireNonNull(marketClock, "marketClock");
    feeds = List.copyOf(feeds);
    meters = List.copyOf(meters);
  }

  /** A live market, and nothing else in the process. */
  public static Surroundings live(InstantSource wallClock) {
    return new Surroundings(wallClock, MarketClock.live(wallClock), List.of(), List.of());
  }
}
