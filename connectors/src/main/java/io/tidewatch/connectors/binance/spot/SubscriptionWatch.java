package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows the states of all subscriptions and tells of each change. All on the control thread. */
final class SubscriptionWatch {
  private final List<Subscription> subscriptions;
  private final SpotFeedSettings.Subscribing limits;
  private final FeedParts parts;
  private final Set<Subscription> doubtful = new HashSet<>();

  SubscriptionWatch(
      List<Subscription> subscriptions, SpotFeedSettings.Subscribing limits, FeedParts parts) {
    this.subscriptions = List.copyOf(subscriptions);
    this.limits = requireNonNull(limits, "limits");
    this.parts = requireNonNull(parts, "parts");
  }

  /** Those that may be asked for together. */
  List<Subscription> ordinary() {
    return subscriptions.stream().filter(s -> !doubtful.contains(s)).toList();
  }

  /** Those that were gone before, and are asked for alone. */
  List<Subscription> doubtful() {
    return subscriptions.stream().filter(doubtful::contains).toList();
  }

  void signal(SpotConnection connection, Subscription subscription, Signal signal, String why) {
    subscription
        .on(signal)
        .ifPresent(state -> {
          if (state == SubscriptionState.GONE) {
            doubtful.add(subscription);
          } else if (state == SubscriptionState.LIVE) {
            doubtful.remove(subscription);
          }
          state
              .event()
              .ifPresent(type ->
                  parts.events().instrument(subscription.symbol(), type, connection.id(), why));
        });
  }

  /** The only connection is lost. */
  void disconnected(SpotConnection connection) {
    subscriptions.forEach(s -> signal(connection, s, Signal.DISCONNECTED, ""));
  }

  /** Looks after each subscription; answers whether all that had data fell silent just now. */
  boolean check(SpotConnection connection) {
    boolean wentStale = false;
    for (Subscription subscription : subscriptions) {
      switch (subscription.state()) {
        case SENT, ACKNOWLEDGED -> checkFirstFrame(connection, subscription);
        case LIVE -> wentStale |= checkAge(connection, subscription);
        case WANTED, STALE, GONE -> {
          // Nothing to wait for.
        }
      }
    }
    return wentStale && subscriptions.stream().noneMatch(s -> s.state() == SubscriptionState.LIVE);
  }

  private void checkFirstFrame(SpotConnection connection, Subscription subscription) {
    if (subscription.sinceRequest().compareTo(limits.firstFrameWithin()) <= 0) {
      return;
    }
    if (subscription.tries() < limits.tries()) {
      connection.subscribe(List.of(), List.of(subscription));
      return;
    }
    String why = "no data after " + subscription.tries() + " requests; check that it is traded";
    signal(connection, subscription, Signal.GIVEN_UP, why);
  }

  private boolean checkAge(SpotConnection connection, Subscription subscription) {
    if (subscription.dataAge().compareTo(limits.staleAfter()) <= 0) {
      return false;
    }
    String why = "no data for " + limits.staleAfter().toSeconds() + " s";
    signal(connection, subscription, Signal.QUIET, why);
    return true;
  }
}
