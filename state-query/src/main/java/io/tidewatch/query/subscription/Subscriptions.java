package io.tidewatch.query.subscription;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.WantedSubscription;
import io.tidewatch.query.change.Author;
import io.tidewatch.query.store.StoreNotReadyException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the feeds are to watch, to read and to change. A wish for the books of an OKX instrument
 * brings its trades too. Thread-safe.
 */
public final class Subscriptions {
  private static final String VENUE = "okx";
  private static final String CHANNEL = "books";

  private final WantedLog log;
  private final WantedChanges changes;
  private final BooleanSupplier read;

  /**
   * What is wanted.
   *
   * @param read whether the log has heard what stood on the topic at the start
   */
  public Subscriptions(WantedLog log, WantedChanges changes, BooleanSupplier read) {
    this.log = requireNonNull(log, "log");
    this.changes = requireNonNull(changes, "changes");
    this.read = requireNonNull(read, "read");
  }

  /** Every wish that stands. */
  public List<WantedView> all() {
    return log.all();
  }

  /**
   * Whether a set in Redis says what is wanted of OKX.
   *
   * @throws StoreNotReadyException if it is not known yet what is wanted
   */
  public boolean comeFromRedis() {
    checkRead();
    return log.comesFromRedis(VENUE, CHANNEL);
  }

  /**
   * Says whether an instrument of OKX is wanted, whatever the configuration says.
   *
   * @throws StoreNotReadyException if it is not known yet what is wanted, or Kafka did not take it
   */
  public synchronized WantedView set(Author author, String instrument, boolean wanted) {
    checkRead();
    WantedSubscription wish =
        new WantedSubscription(VENUE, CHANNEL, instrument, WantedSubscription.Origin.API, wanted);
    changes.set(author, log.find(wish.key()), wish);
    // What follows decides by this word; reading it back takes a while.
    log.hear(wish.key(), Optional.of(wish));
    return WantedView.of(wish);
  }

  /**
   * Takes back what was said by {@link #set}.
   *
   * @return false if there was nothing
   * @throws StoreNotReadyException if it is not known yet what is wanted, or Kafka did not take it
   */
  public synchronized boolean clear(Author author, String instrument) {
    checkRead();
    Optional<WantedSubscription> said =
        log.find(key(instrument)).filter(wish -> wish.origin() == WantedSubscription.Origin.API);
    said.ifPresent(wish -> {
      changes.clear(author, wish);
      log.hear(wish.key(), Optional.empty());
    });
    return said.isPresent();
  }

  private void checkRead() {
    if (!read.getAsBoolean()) {
      throw new StoreNotReadyException("what is wanted is being read");
    }
  }

  private static String key(String instrument) {
    return WantedSubscription.configured(VENUE, CHANNEL, instrument).key();
  }
}
