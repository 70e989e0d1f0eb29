package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One channel of one instrument, whatever connection carries it. State and tries are changed by the
 * control thread only; the time of the last data by the socket threads; all may be read by anybody.
 */
final class Subscription {
  private final String instId;
  private final OkxChannel channel;
  private final Lane lane;
  private volatile SubscriptionState state = SubscriptionState.WANTED;
  private volatile int tries;
  private volatile long changedNanos = System.nanoTime();
  private volatile boolean heard;
  private volatile long heardNanos;

  Subscription(String instId, OkxChannel channel, Lane lane) {
    this.instId = requireNonNull(instId, "instId");
    this.channel = requireNonNull(channel, "channel");
    this.lane = requireNonNull(lane, "lane");
  }

  String instId() {
    return instId;
  }

  OkxChannel channel() {
    return channel;
  }

  SubscriptionState state() {
    return state;
  }

  /** A data frame came. */
  void hear() {
    heardNanos = System.nanoTime();
    heard = true;
  }

  void tries(int sent) {
    tries = sent;
  }

  /** Answers the new state, if the signal changed it. */
  Optional<SubscriptionState> on(Signal signal) {
    Optional<SubscriptionState> next = state.on(signal);
    next.ifPresent(changed -> {
      state = changed;
      changedNanos = System.nanoTime();
    });
    return next;
  }

  Duration dataAge() {
    return Duration.ofNanos(System.nanoTime() - heardNanos);
  }

  SubscriptionStatus status() {
    boolean trades = channel == OkxChannel.TRADES;
    return new SubscriptionStatus(
        channel.wireName(),
        instId,
        state,
        Duration.ofNanos(System.nanoTime() - changedNanos),
        tries,
        heard ? Optional.of(dataAge()) : Optional.empty(),
        trades ? lane.lastTradeId() : OptionalLong.empty(),
        trades ? 0 : lane.held());
  }
}
