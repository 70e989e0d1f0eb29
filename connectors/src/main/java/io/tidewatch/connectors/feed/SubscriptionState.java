package io.tidewatch.connectors.feed;

import io.tidewatch.contract.feed.FeedEvent;
import java.util.Optional;

/**
 * Where a subscription stands. Only {@link #LIVE} counts as subscribed: a venue also acknowledges
 * instruments that do not exist.
 */
public enum SubscriptionState {
  /** Asked for by the configuration, not yet by us at the venue. */
  WANTED,
  /** The request is on its way. */
  SENT,
  /** The venue said yes, which proves nothing. */
  ACKNOWLEDGED,
  /** Data has come. */
  LIVE,
  /** Data has come, but none for longer than the limit. */
  STALE,
  /** No data after all tries, or the venue refused it. Data still makes it live. */
  GONE;

  /** What is told of when a subscription comes into this state; empty if nothing is. */
  public Optional<FeedEvent.Type> event() {
    return switch (this) {
      case WANTED, SENT -> Optional.empty();
      case ACKNOWLEDGED -> Optional.of(FeedEvent.Type.ACKNOWLEDGED);
      case LIVE -> Optional.of(FeedEvent.Type.LIVE);
      case STALE -> Optional.of(FeedEvent.Type.STALE);
      case GONE -> Optional.of(FeedEvent.Type.GONE);
    };
  }

  /** What can happen to a subscription. */
  public enum Signal {
    /** A request went out. */
    REQUESTED,
    /** The venue acknowledged a request. */
    ACKNOWLEDGED,
    /** A data frame came. */
    DATA,
    /** No data for longer than the limit. */
    QUIET,
    /** The last try brought no data either. */
    GIVEN_UP,
    /** The only connection that carried it is lost. */
    DISCONNECTED
  }

  /** The state after the signal; empty if the signal changes nothing here. */
  public Optional<SubscriptionState> on(Signal signal) {
    SubscriptionState next =
        switch (signal) {
          // A replacement connection asks again while the old one still brings data.
          case REQUESTED -> this == WANTED ? SENT : this;
          case ACKNOWLEDGED -> this == WANTED || this == SENT ? ACKNOWLEDGED : this;
          case DATA -> LIVE;
          case QUIET -> this == LIVE ? STALE : this;
          case GIVEN_UP -> this == SENT || this == ACKNOWLEDGED ? GONE : this;
          case DISCONNECTED -> WANTED;
        };
    return next == this ? Optional.empty() : Optional.of(next);
  }
}
