package io.tidewatch.query.subscription;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.feed.WantedSubscription;
import java.util.List;

/**
 * What the feeds are to watch, to read and to change. A wish for the books of an OKX instrument
 * brings its trades too. Thread-safe.
 */
public final class Subscriptions {
  private static final String VENUE = "okx";
  private static final String CHANNEL = "books";

  private final WantedLog log;
  private final WantedChanges changes;

  public Subscriptions(WantedLog log, WantedChanges changes) {
    this.log = requireNonNull(log, "log");
    this.changes = requireNonNull(changes, "changes");
  }

  /** Every wish that stands. */
  public List<WantedView> all() {
    return log.all();
  }

  /** Whether a set in Redis says what is wanted of OKX. */
  public boolean comeFromRedis() {
    return log.comesFromRedis(VENUE, CHANNEL);
  }

  /** Says whether an instrument of OKX is wanted, whatever the configuration says. */
  public WantedView set(String instrument, boolean wanted) {
    return changes.set(VENUE, CHANNEL, instrument, wanted);
  }

  /**
   * Takes back what was said by {@link #set}.
   *
   * @return false if there was nothing
   */
  public boolean clear(String instrument) {
    String key = WantedSubscription.configured(VENUE, CHANNEL, instrument).key();
    boolean said =
        log.find(key).filter(wish -> wish.origin() == WantedSubscription.Origin.API).isPresent();
    if (said) {
      changes.clear(key);
    }
    return said;
  }
}
