package io.tidewatch.connectors.hyperliquid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether public trades were missed between two subscriptions: the venue sends the last thirty
 * again when a coin is subscribed, and these must reach back to what was seen before. Thread-safe.
 */
final class TradeContinuity {
  private static final long NOWHERE = -1;

  private final Map<String, Coin> coins = new HashMap<>();

  private static final class Coin {
    private long carrier = NOWHERE; // Epoch of the connection that carries it.
    private long due = NOWHERE; // Epoch of the one on which the next trades are repeated ones.
    private boolean again; // Something was seen, or missed, before this subscription.
    private boolean known;
    private long newest;
  }

  /** Times of trades that may be missing, epoch milliseconds. */
  record Lost(long from, long to) {}

  /** The coin was acknowledged on a connection: the next trades on it are repeated ones. */
  synchronized void subscribed(String coin, long epoch, long nowMs) {
    Coin state = coins.get(coin);
    boolean again = state != null;
    if (!again) {
      state = new Coin();
      coins.put(coin, state);
    }
    if (state.carrier == epoch) {
      return;
    }
    state.carrier = epoch;
    state.due = epoch;
    state.again = again;
    seeFrom(state, nowMs);
  }

  // A coin that nobody trades: what comes later than this must not be missed either.
  private static void seeFrom(Coin state, long nowMs) {
    if (!state.known && state.newest == 0) {
      state.newest = nowMs;
    }
  }

  /** The connection does not carry the coin any more. */
  synchronized void unsubscribed(String coin, long epoch) {
    Coin state = coins.get(coin);
    if (state != null && state.carrier == epoch) {
      state.carrier = NOWHERE;
    }
  }

  /** The connection ended. */
  synchronized void ended(long epoch) {
    for (Coin state : coins.values()) {
      if (state.carrier == epoch) {
        state.carrier = NOWHERE;
      }
    }
  }

  /** Its trades are needed and not had, whether they were before or not. */
  synchronized void missing(String coin, long nowMs) {
    seeFrom(coins.computeIfAbsent(coin, name -> new Coin()), nowMs);
  }

  /** Whether the next trades of a coin are those that the venue sends again. */
  synchronized boolean areRepeated(String coin, long epoch) {
    Coin state = coins.get(coin);
    return state != null && state.due == epoch;
  }

  /** Trades of a coin came; tells what is missing before them. */
  synchronized Optional<Lost> came(String coin, long epoch, FrameScan.Times times, long nowMs) {
    Coin state = coins.computeIfAbsent(coin, name -> new Coin());
    boolean repeated = state.due == epoch;
    // What was neither seen nor missed before its first subscription has no hole before it.
    boolean hole = repeated && state.again && times.oldest() > state.newest;
    Optional<Lost> lost =
        hole
            ? Optional.of(new Lost(state.newest, Math.max(nowMs, state.newest)))
            : Optional.empty();
    state.due = repeated ? NOWHERE : state.due;
    state.newest = state.known ? Math.max(state.newest, times.newest()) : times.newest();
    state.known = true;
    return lost;
  }

  /** Nobody needed trades up to now: those that are carried by no connection begin anew. */
  synchronized void beginAnew() {
    coins.values().removeIf(state -> state.carrier == NOWHERE);
  }
}
