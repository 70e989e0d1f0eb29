package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.SubscriptionState.Signal;
import io.tidewatch.connectors.feed.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The subscribe requests of one connection: sent no faster than the venue allows, matched with its
 * answers. Control thread only.
 */
final class SubscribeRequests {
  /** The venue takes 1,024 streams; shorter messages keep an error small. */
  private static final int STREAMS_PER_MESSAGE = 200;

  /** What a request or its answer means for a subscription. */
  @FunctionalInterface
  interface Listener {
    void changed(Subscription subscription, Signal signal, String why);
  }

  private final Predicate<String> socket;
  private final Duration sendEvery;
  private final Timers timers;
  private final Listener listener;
  private final Map<Long, List<Subscription>> unanswered = new HashMap<>();
  private final Deque<List<Subscription>> waiting = new ArrayDeque<>();
  private long nextId = 1;
  private boolean sending;

  /**
   * @param socket takes a message; false if the connection is lost
   */
  SubscribeRequests(
      Predicate<String> socket, Duration sendEvery, Timers timers, Listener listener) {
    this.socket = requireNonNull(socket, "socket");
    this.sendEvery = requireNonNull(sendEvery, "sendEvery");
    this.timers = requireNonNull(timers, "timers");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Asks for all of these in as few messages as the venue likes. */
  void together(List<Subscription> subscriptions) {
    for (int i = 0; i < subscriptions.size(); i += STREAMS_PER_MESSAGE) {
      int end = Math.min(subscriptions.size(), i + STREAMS_PER_MESSAGE);
      waiting.add(List.copyOf(subscriptions.subList(i, end)));
    }
    sendSoon();
  }

  /** Asks for this one alone, so that it cannot spoil the request of another. */
  void alone(Subscription subscription) {
    subscription.queued();
    waiting.add(List.of(subscription));
    sendSoon();
  }

  /** Whether every request was sent and answered. */
  boolean allAnswered() {
    return waiting.isEmpty() && unanswered.isEmpty();
  }

  void answered(ControlMessages.Answer answer) {
    switch (answer) {
      case ControlMessages.Answer.Accepted(long id) -> {
        for (Subscription subscription : taken(id)) {
          listener.changed(subscription, Signal.ACKNOWLEDGED, "the venue took the request");
        }
      }
      case ControlMessages.Answer.Refused(var id, String reason) -> {
        if (id.isPresent()) {
          refused(taken(id.getAsLong()), reason);
        } else if (unanswered.size() == 1) {
          refused(taken(unanswered.keySet().iterator().next()), reason);
        }
      }
      case ControlMessages.Answer.Other(var _) -> {
        // Counted as a control frame; there is nothing to do about it.
      }
    }
  }

  private void sendSoon() {
    if (!sending && !waiting.isEmpty()) {
      sending = true;
      sendNext();
    }
  }

  private void sendNext() {
    List<Subscription> batch = waiting.poll();
    if (batch == null) {
      sending = false;
      return;
    }
    long id = nextId++;
    unanswered.put(id, batch);
    for (Subscription subscription : batch) {
      subscription.requested();
      listener.changed(subscription, Signal.REQUESTED, "");
    }
    List<String> streams = batch.stream().map(Subscription::stream).toList();
    if (socket.test(ControlMessages.subscribe(id, streams))) {
      timers.controlAfter(sendEvery, this::sendNext);
    }
  }

  private List<Subscription> taken(long id) {
    List<Subscription> batch = unanswered.remove(id);
    return batch == null ? List.of() : batch;
  }

  // One bad name makes the venue refuse the whole message, so each is then asked for alone.
  private void refused(List<Subscription> batch, String reason) {
    if (batch.size() == 1) {
      listener.changed(batch.getFirst(), Signal.GIVEN_UP, "the venue refused it: " + reason);
      return;
    }
    batch.forEach(this::alone);
  }
}
