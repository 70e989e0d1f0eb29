package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One symbol of the feed. State and tries are changed by the control thread only; the time of the
 * last data by the socket threads; all may be read by anybody.
 */
final class Subscription {
  private final String symbol;
  private final TradeLane lane;
  private volatile SubscriptionState state = SubscriptionState.WANTED;
  private volatile int tries;
  private volatile long requestedNanos;
  private volatile long changedNanos = System.nanoTime();
  private volatile boolean heard;
  private volatile long heardNanos;

  Subscription(String symbol, TradeLane lane) {
    this.symbol = requireNonNull(symbol, "symbol");
    this.lane = requireNonNull(lane, "lane");
  }

  String symbol() {
    return symbol;
  }

  String stream() {
    return symbol.toLowerCase(Locale.ROOT) + "@trade";
  }

  TradeLane lane() {
    return lane;
  }

  SubscriptionState state() {
    return state;
  }

  int tries() {
    return tries;
  }

  /** A data frame came. */
  void hear() {
    heardNanos = System.nanoTime();
    heard = true;
  }

  /** Answers the new state, if the signal changed it. */
  Optional<SubscriptionState> on(Signal signal) {
    Optional<SubscriptionState> next = state.on(signal);
    next.ifPresent(s -> {
      state = s;
      changedNanos = System.nanoTime();
      if (s == SubscriptionState.LIVE || s == SubscriptionState.WANTED) {
        tries = 0;
      }
    });
    return next;
  }

  /** A request for it waits to be sent. */
  void queued() {
    requestedNanos = System.nanoTime();
  }

  /** A request for it goes out. */
  void requested() {
    requestedNanos = System.nanoTime();
    tries++;
  }

  Duration sinceRequest() {
    return Duration.ofNanos(System.nanoTime() - requestedNanos);
  }

  Duration dataAge() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  SubscriptionStatus status() {
    Optional<Duration> age = heard ? Optional.of(dataAge()) : Optional.empty();
    Duration stateAge = Duration.ofNanos(System.nanoTime() - changedNanos);
    return new SubscriptionStatus(
        SpotChannel.TRADES, symbol, state, stateAge, tries, age, lane.lastId(), lane.held());
  }
}
