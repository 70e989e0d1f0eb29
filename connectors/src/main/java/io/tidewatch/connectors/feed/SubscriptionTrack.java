package io.tidewatch.connectors.feed;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where one subscription stands, whatever connection carries it. State and tries are changed by the
 * control thread only; the time of the last data by the socket threads; all may be read by anybody.
 */
public final class SubscriptionTrack {
  private final String channel;
  private final String instrument;
  private volatile SubscriptionState state = SubscriptionState.WANTED;
  private volatile int tries;
  private volatile long changedNanos = System.nanoTime();
  private volatile boolean heard;
  private volatile long heardNanos;

  public SubscriptionTrack(String channel, String instrument) {
    this.channel = requireNonNull(channel, "channel");
    this.instrument = requireNonNull(instrument, "instrument");
  }

  public String instrument() {
    return instrument;
  }

  public SubscriptionState state() {
    return state;
  }

  /** A data frame came. */
  public void hear() {
    heardNanos = System.nanoTime();
    heard = true;
  }

  /** So many requests were sent without an answer or data. */
  public void tries(int sent) {
    tries = sent;
  }

  /** Answers the new state, if the signal changed it. */
  public Optional<SubscriptionState> on(Signal signal) {
    Optional<SubscriptionState> next = state.on(signal);
    next.ifPresent(changed -> {
      state = changed;
      changedNanos = System.nanoTime();
    });
    return next;
  }

  /** Time since the last data; without a meaning before the first. */
  public Duration dataAge() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  /** For a subscription without trades. */
  public SubscriptionStatus status() {
    return status(OptionalLong.empty(), 0);
  }

  /**
   * @param lastTradeId highest trade id passed on
   * @param held frames kept back
   */
  public SubscriptionStatus status(OptionalLong lastTradeId, int held) {
    return new SubscriptionStatus(
        channel,
        instrument,
        state,
        Duration.ofNanos(System.nanoTime() - changedNanos),
        tries,
        heard ? Optional.of(dataAge()) : Optional.empty(),
        lastTradeId,
        held);
  }
}
