package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The time by the records, and up to when the feed has brought everything. Both are kept, as the
 * times of records do not always grow: whoever begins again finds what it would have been. Not
 * thread-safe.
 */
final class FeedClock {
  /** How often sessions are ended: seldom makes many signals at once, which wait for each other. */
  static final long GRID_MS = 100;

  /** The feed writes something each second: where nothing is for so long, it was away. */
  private static final long AWAY_MS = 60_000;

  private static final String KEY = "clock";

  private final KeyValueStore<String, ClockState> store;
  private final long scanMs;
  private final long fillsWithinMs;
  private final long tradesWithinMs;
  private ClockState state = ClockState.NONE;

  FeedClock(KeyValueStore<String, ClockState> store, WhaleSettings settings) {
    this.store = requireNonNull(store, "store");
    this.scanMs = settings.scanEvery().toMillis();
    this.fillsWithinMs = settings.fillsCoveredWithin().toMillis();
    this.tradesWithinMs = settings.tradesCoveredWithin().toMillis();
  }

  void restore() {
    ClockState kept = store.get(KEY);
    state = kept == null ? ClockState.NONE : kept;
  }

  /** The feed says how far it came; that counts from the next point of the grid. */
  void hear(HyperliquidEvent.Time said) {
    put(state.hear(said.completeTo(), said.tradesTo()));
  }

  /** Goes on to the time of a record, if it is later. */
  void pass(long timeMs) {
    long at = timeMs - timeMs % GRID_MS;
    if (at <= state.at()) {
      return;
    }
    long backAt = at - state.at() > AWAY_MS ? at : state.backAt();
    long fills = covered(state.fillsCovered(), state.completeTo(), at, at - backAt, fillsWithinMs);
    long trades = covered(state.tradesCovered(), state.tradesTo(), at, at - backAt, tradesWithinMs);
    long scan = at - at % scanMs;
    long orders = scan > state.at() ? Math.min(scan, fills) : state.ordersTo();
    put(new ClockState(at, backAt, state.completeTo(), state.tradesTo(), fills, trades, orders));
  }

  /**
   * Up to when nothing is waited for any more.
   *
   * @param before what it was; it does not go back
   * @param said how far the feed came
   * @param hereMs for how long it has been there
   */
  private static long covered(long before, long said, long at, long hereMs, long withinMs) {
    long to = hereMs >= withinMs ? Math.max(said, at - withinMs) : said;
    return Math.max(before, Math.min(to, at));
  }

  private void put(ClockState next) {
    state = next;
    store.put(KEY, next);
  }

  /** Newest time of a record, on the grid. */
  long at() {
    return state.at();
  }

  /** Up to when fills of addresses on channels of their own are waited for no longer. */
  long fillsCovered() {
    return state.fillsCovered();
  }

  /** The same of public trades. */
  long tradesCovered() {
    return state.tradesCovered();
  }

  /** Up to when orders that have ids are ended: so far the fills had come at the last scan. */
  long ordersTo() {
    return state.ordersTo();
  }
}
