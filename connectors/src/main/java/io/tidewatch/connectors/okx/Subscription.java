package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.connectors.feed.SubscriptionTrack;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** One channel of one instrument, see {@link SubscriptionTrack} for who may do what. */
final class Subscription {
  private final OkxChannel channel;
  private final Lane lane;
  private final SubscriptionTrack track;

  Subscription(String instId, OkxChannel channel, Lane lane) {
    this.channel = requireNonNull(channel, "channel");
    this.lane = requireNonNull(lane, "lane");
    this.track = new SubscriptionTrack(channel.wireName(), instId);
  }

  String instId() {
    return track.instrument();
  }

  OkxChannel channel() {
    return channel;
  }

  SubscriptionState state() {
    return track.state();
  }

  /** A data frame came. */
  void hear() {
    track.hear();
  }

  void tries(int sent) {
    track.tries(sent);
  }

  /** Answers the new state, if the signal changed it. */
  Optional<SubscriptionState> on(Signal signal) {
    return track.on(signal);
  }

  Duration dataAge() {
    return track.dataAge();
  }

  SubscriptionStatus status() {
    return channel == OkxChannel.TRADES
        ? track.status(lane.lastTradeId(), 0)
        : track.status(OptionalLong.empty(), lane.held());
  }
}
