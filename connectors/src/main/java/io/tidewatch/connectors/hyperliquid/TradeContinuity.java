package io.tidewatch.connectors.hyperliquid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether public trades were missed between two connections: the venue sends the last thirty again
 * when a coin is subscribed, and these must reach back to what was seen before. Thread-safe.
 */
final class TradeContinuity {
  private final Map<String, Coin> coins = new HashMap<>();

  private static final class Coin {
    private final long firstEpoch;
    private long due = -1;
    private boolean known;
    private long newest;

    private Coin(long firstEpoch) {
      this.firstEpoch = firstEpoch;
    }
  }

  /** Times of trades that may be missing, epoch milliseconds. */
  record Lost(long from, long to) {}

  /** The coin was acknowledged on a connection: the next trades on it are repeated ones. */
  synchronized void subscribed(String coin, long epoch, long nowMs) {
    Coin state = coins.computeIfAbsent(coin, c -> new Coin(epoch));
    state.due = epoch;
    if (!state.known && state.newest == 0) {
      // A coin that nobody trades: what comes later than this must not be missed either.
      state.newest = nowMs;
    }
  }

  /** Trades of a coin came; tells what is missing before them. */
  synchronized Optional<Lost> came(String coin, long epoch, FrameScan.Times times, long nowMs) {
    Coin state = coins.computeIfAbsent(coin, c -> new Coin(epoch));
    boolean repeated = state.due == epoch;
    // Before the first connection nothing was seen, so nothing can be missed.
    boolean hole = repeated && state.firstEpoch != epoch && times.oldest() > state.newest;
    Optional<Lost> lost =
        hole
            ? Optional.of(new Lost(state.newest, Math.max(nowMs, state.newest)))
            : Optional.empty();
    state.due = repeated ? -1 : state.due;
    state.newest = state.known ? Math.max(state.newest, times.newest()) : times.newest();
    state.known = true;
    return lost;
  }

  /** Nobody wants its trades any more. */
  synchronized void forget(String coin) {
    coins.remove(coin);
  }
}
