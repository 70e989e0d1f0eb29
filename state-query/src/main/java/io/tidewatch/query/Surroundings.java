package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.tidewatch.query.feed.FeedSource;
import io.tidewatch.query.futures.StorageSource;
import io.tidewatch.query.peer.PeerDoor;
import io.tidewatch.query.pool.PoolReload;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What the query side gets from the rest of the process.
 *
 * @param wallClock says when something was received or changed
 * @param marketClock says what time it is on the market
 * @param feeds the feeds of this process, if it has any; those of others are found by their events
 * @param meters further meters for {@code /metrics}
 * @param poolReload reads the database of the token pool again; empty where there is none
 * @param futuresStorage knows how much of futures the database keeps; empty where there is none
 * @param peers where other instances ask this one, and through which it asks them; empty if it is
 *     alone
 */
public record Surroundings(
    InstantSource wallClock,
    MarketClock marketClock,
    List<FeedSource> feeds,
    List<MeterBinder> meters,
    Optional<PoolReload> poolReload,
    Optional<StorageSource> futuresStorage,
    Optional<PeerDoor> peers) {
  public Surroundings {
    requireNonNull(wallClock, "wallClock");
    requireNonNull(marketClock, "marketClock");
    feeds = List.copyOf(feeds);
    meters = List.copyOf(meters);
    requireNonNull(poolReload, "poolReload");
    requireNonNull(futuresStorage, "futuresStorage");
    requireNonNull(peers, "peers");
  }

  /** Of an instance that is alone. */
  public Surroundings(
      InstantSource wallClock,
      MarketClock marketClock,
      List<FeedSource> feeds,
      List<MeterBinder> meters,
      Optional<PoolReload> poolReload,
      Optional<StorageSource> futuresStorage) {
    this(wallClock, marketClock, feeds, meters, poolReload, futuresStorage, Optional.empty());
  }

  /** The same among others. */
  public Surroundings with(PeerDoor door) {
    return new Surroundings(
        wallClock, marketClock, feeds, meters, poolReload, futuresStorage, Optional.of(door));
  }

  /** Without a database of futures. */
  public Surroundings(
      InstantSource wallClock,
      MarketClock marketClock,
      List<FeedSource> feeds,
      List<MeterBinder> meters,
      Optional<PoolReload> poolReload) {
    this(wallClock, marketClock, feeds, meters, poolReload, Optional.empty());
  }

  /** Without a database of a token pool. */
  public Surroundings(
      InstantSource wallClock,
      MarketClock marketClock,
      List<FeedSource> feeds,
      List<MeterBinder> meters) {
    this(wallClock, marketClock, feeds, meters, Optional.empty());
  }

  /** A live market, and nothing else in the process. */
  public static Surroundings live(InstantSource wallClock) {
    return new Surroundings(wallClock, MarketClock.live(wallClock), List.of(), List.of());
  }
}
