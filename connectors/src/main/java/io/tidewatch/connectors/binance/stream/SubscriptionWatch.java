package io.tidewatch.connectors.binance.stream;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.SubscriptionState;
import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Follows the states of all subscriptions and tells of each change. All on the control thread. */
final class SubscriptionWatch {
  private final Set<StreamSubscription> subscriptions = new LinkedHashSet<>();
  private final StreamSettings settings;
  private final FeedParts parts;
  private final Set<StreamSubscription> doubtful = new HashSet<>();

  SubscriptionWatch(StreamSettings settings, FeedParts parts) {
    this.settings = requireNonNull(settings, "settings");
    this.parts = requireNonNull(parts, "parts");
  }

  void add(Collection<StreamSubscription> more) {
    subscriptions.addAll(more);
  }

  void remove(Collection<StreamSubscription> gone) {
    gone.forEach(subscriptions::remove);
    gone.forEach(doubtful::remove);
  }

  int size() {
    return subscriptions.size();
  }

  /** Those that may be asked for together. */
  List<StreamSubscription> ordinary() {
    return subscriptions.stream().filter(s -> !doubtful.contains(s)).toList();
  }

  /** Those that were gone before, and are asked for alone. */
  List<StreamSubscription> doubtful() {
    return subscriptions.stream().filter(doubtful::contains).toList();
  }

  void signal(
      StreamConnection connection, StreamSubscription subscription, Signal signal, String why) {
    if (!subscriptions.contains(subscription)) {
      return; // Nobody wants it any more.
    }
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
  void disconnected(StreamConnection connection) {
    List.copyOf(subscriptions).forEach(s -> signal(connection, s, Signal.DISCONNECTED, ""));
  }

  /** A connection asked for all of them when they still came over another one. */
  void requested(StreamConnection connection) {
    List.copyOf(subscriptions).forEach(s -> signal(connection, s, Signal.REQUESTED, ""));
  }

  /** Looks after each subscription; answers whether all that had data fell silent just now. */
  boolean check(StreamConnection connection) {
    boolean wentStale = false;
    for (StreamSubscription subscription : subscriptions) {
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

  private void checkFirstFrame(StreamConnection connection, StreamSubscription subscription) {
    if (subscription.sinceRequest().compareTo(settings.firstFrameWithin()) <= 0) {
      return;
    }
    if (subscription.tries() < settings.tries()) {
      connection.subscribe(List.of(), List.of(subscription));
      return;
    }
    String why =
        "no data after "
            + subscription.tries()
            + " requests; check that it is traded and that the address carries its stream";
    signal(connection, subscription, Signal.GIVEN_UP, why);
  }

  private boolean checkAge(StreamConnection connection, StreamSubscription subscription) {
    if (subscription.dataAge().compareTo(settings.staleAfter()) <= 0) {
      return false;
    }
    String why = "no data for " + settings.staleAfter().toSeconds() + " s";
    signal(connection, subscription, Signal.QUIET, why);
    return true;
  }
}
