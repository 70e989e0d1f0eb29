package io.tidewatch.connectors.binance.stream;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One symbol of a feed and its stream. State and tries are changed by the control thread only; the
 * time of the last data by the socket threads; all may be read by anybody.
 */
public final class StreamSubscription {
  private final String symbol;
  private final String stream;
  private final String channel;
  private volatile SubscriptionState state = SubscriptionState.WANTED;
  private volatile int tries;
  private volatile long requestedNanos;
  private volatile long changedNanos = System.nanoTime();
  private volatile boolean heard;
  private volatile long heardNanos;

  /**
   * @param stream as the venue names it, for example {@code btcusdt@trade}
   * @param channel as in the headers of its records
   */
  public StreamSubscription(String symbol, String stream, String channel) {
    this.symbol = requireNonNull(symbol, "symbol");
    this.stream = requireNonNull(stream, "stream");
    this.channel = requireNonNull(channel, "channel");
  }

  public String symbol() {
    return symbol;
  }

  String stream() {
    return stream;
  }

  public SubscriptionState state() {
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

  /**
   * As a status page shows it.
   *
   * @param lastTradeId highest trade id passed on
   * @param held frames kept back
   */
  public SubscriptionStatus status(OptionalLong lastTradeId, int held) {
    Optional<Duration> age = heard ? Optional.of(dataAge()) : Optional.empty();
    Duration stateAge = Duration.ofNanos(System.nanoTime() - changedNanos);
    return new SubscriptionStatus(channel, symbol, state, stateAge, tries, age, lastTradeId, held);
  }
}
