package io.tidewatch.query.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.MarketClock;
import io.tidewatch.query.store.Fresh;
import io.tidewatch.query.store.Inquiry;
import io.tidewatch.query.store.StoreNotReadyException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how much is kept: by the database where there is one, else in the stores of the last 24
 * hours. Thread-safe.
 */
public final class StorageReads {
  private static final Logger LOG = LoggerFactory.getLogger(StorageReads.class);

  /** Counting takes a while, and nobody needs it to the second. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private static final long HOURS = 24;
  private static final long DAY_MS = HOURS * 3_600_000L;

  private final Memo<Fresh<Found>> found;

  /**
   * Reads there.
   *
   * @param database empty where there is none
   */
  public StorageReads(
      FuturesStores stores,
      Optional<StorageSource> database,
      MarketClock market,
      InstantSource wallClock) {
    requireNonNull(stores, "stores");
    requireNonNull(database, "database");
    requireNonNull(market, "market");
    this.found =
        new Memo<>(
            () -> Inquiry.collect(() -> read(stores, database, market)), wallClock, REMEMBERED);
  }

  /**
   * What is known.
   *
   * @param storage empty if neither could be read
   * @param healthy whether it was read where it should be
   */
  public record Found(Optional<Storage> storage, boolean healthy) {}

  /** What is known; that it is not known is not remembered. */
  public Found read() {
    try {
      return Inquiry.current().found(found.get());
    } catch (StoreNotReadyException e) {
      return new Found(Optional.empty(), false);
    }
  }

  private static Found read(
      FuturesStores stores, Optional<StorageSource> database, MarketClock market) {
    try {
      Optional<Storage> kept = database.map(StorageSource::read);
      return kept.isPresent() ? new Found(kept, true) : ofStores(stores, market, true);
    } catch (RuntimeException e) {
      LOG.warn("the database did not say how much it keeps: {}", e.getClass().getSimpleName());
      LOG.debug("the database did not say how much it keeps", e);
      return ofStores(stores, market, false);
    }
  }

  private static Found ofStores(FuturesStores stores, MarketClock market, boolean healthy) {
    long since = Math.max(0, market.nowMs() - DAY_MS);
    FuturesQueries.Kept kept = stores.kept(since);
    return new Found(
        Optional.of(
            new Storage(Optional.empty(), HOURS, kept.symbols(), kept.bars(), kept.anomalies())),
        healthy);
  }
}
