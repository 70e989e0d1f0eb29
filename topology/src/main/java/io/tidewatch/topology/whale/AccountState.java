package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.hyperliquid.HyperliquidEvent.FuturesState;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.SpotState;
import java.util.Optional;

/**
 * What the venue said of an address, of one dex. A statement waits until all fills of its time have
 * surely come; while one waits, newer ones do not take its place, but the newest waits after it.
 */
record AccountState(
    Optional<FuturesState> futures,
    Optional<FuturesState> waitingFutures,
    Optional<StatedSpot> spot,
    Optional<StatedSpot> waitingSpot) {
  static final AccountState NONE =
      new AccountState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  AccountState {
    requireNonNull(futures, "futures");
    requireNonNull(waitingFutures, "waitingFutures");
    requireNonNull(spot, "spot");
    requireNonNull(waitingSpot, "waitingSpot");
  }

  /**
   * Tokens.
   *
   * @param at receive time, as the venue names none, epoch milliseconds
   */
  record StatedSpot(SpotState state, long at) {
    StatedSpot {
      requireNonNull(state, "state");
    }
  }

  AccountState with(FuturesState state) {
    Optional<FuturesState> now = Optional.of(state);
    return new AccountState(now, waitingFutures.or(() -> now), spot, waitingSpot);
  }

  AccountState with(StatedSpot state) {
    Optional<StatedSpot> now = Optional.of(state);
    return new AccountState(futures, waitingFutures, now, waitingSpot.or(() -> now));
  }

  /** Whether something that waits is of this time or before it. */
  boolean isWaiting(long upTo) {
    return waitingFutures.filter(state -> state.time() <= upTo).isPresent()
        || waitingSpot.filter(state -> state.at() <= upTo).isPresent();
  }

  /** The one that waits was compared; the newest may be another. */
  AccountState withoutWaitingFutures() {
    Optional<FuturesState> next =
        futures.filter(state -> waitingFutures.filter(w -> w.time() < state.time()).isPresent());
    return new AccountState(futures, next, spot, waitingSpot);
  }

  /** The same of tokens. */
  AccountState withoutWaitingSpot() {
    Optional<StatedSpot> next =
        spot.filter(state -> waitingSpot.filter(w -> w.at() < state.at()).isPresent());
    return new AccountState(futures, waitingFutures, spot, next);
  }
}
