package io.tidewatch.connectors.binance.stream;

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
 * The requests of one connection: sent no faster than the venue allows, matched with its answers.
 * Control thread only.
 */
final class SubscribeRequests {
  /** What a request or its answer means for a subscription. */
  @FunctionalInterface
  interface Listener {
    void changed(StreamSubscription subscription, Signal signal, String why);
  }

  private record Request(boolean subscribes, List<StreamSubscription> batch) {}

  private final Predicate<String> socket;
  private final int streamsPerMessage;
  private final Duration sendEvery;
  private final Timers timers;
  private final Listener listener;
  private final Map<Long, Request> unanswered = new HashMap<>();
  private final Deque<Request> waiting = new ArrayDeque<>();
  private long nextId = 1;
  private boolean sending;

  /**
   * @param socket takes a message; false if the connection is lost
   * @param streamsPerMessage most streams of one request; short ones keep an error small
   */
  SubscribeRequests(
      Predicate<String> socket,
      int streamsPerMessage,
      Duration sendEvery,
      Timers timers,
      Listener listener) {
    this.socket = requireNonNull(socket, "socket");
    this.streamsPerMessage = streamsPerMessage;
    this.sendEvery = requireNonNull(sendEvery, "sendEvery");
    this.timers = requireNonNull(timers, "timers");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Asks for all of these in as few messages as the venue likes. */
  void together(List<StreamSubscription> subscriptions) {
    inBatches(true, subscriptions);
  }

  /** Asks for this one alone, so that it cannot spoil the request of another. */
  void alone(StreamSubscription subscription) {
    subscription.queued();
    waiting.add(new Request(true, List.of(subscription)));
    sendSoon();
  }

  /** Wants these no longer. */
  void leave(List<StreamSubscription> subscriptions) {
    inBatches(false, subscriptions);
  }

  private void inBatches(boolean subscribes, List<StreamSubscription> subscriptions) {
    for (int i = 0; i < subscriptions.size(); i += streamsPerMessage) {
      int end = Math.min(subscriptions.size(), i + streamsPerMessage);
      waiting.add(new Request(subscribes, List.copyOf(subscriptions.subList(i, end))));
    }
    sendSoon();
  }

  /** Whether every request was sent and answered. */
  boolean allAnswered() {
    return waiting.isEmpty() && unanswered.isEmpty();
  }

  void answered(ControlMessages.Answer answer) {
    switch (answer) {
      case ControlMessages.Answer.Accepted(long id) -> {
        for (StreamSubscription subscription : taken(id)) {
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
    Request request = waiting.poll();
    if (request == null) {
      sending = false;
      return;
    }
    long id = nextId++;
    unanswered.put(id, request);
    if (socket.test(text(id, request))) {
      timers.controlAfter(sendEvery, this::sendNext);
    }
  }

  private String text(long id, Request request) {
    List<String> streams = request.batch().stream().map(StreamSubscription::stream).toList();
    if (!request.subscribes()) {
      return ControlMessages.unsubscribe(id, streams);
    }
    for (StreamSubscription subscription : request.batch()) {
      subscription.requested();
      listener.changed(subscription, Signal.REQUESTED, "");
    }
    return ControlMessages.subscribe(id, streams);
  }

  /** Who waits for this answer; nobody does for that of an unsubscription. */
  private List<StreamSubscription> taken(long id) {
    Request request = unanswered.remove(id);
    return request == null || !request.subscribes() ? List.of() : request.batch();
  }

  // One bad name makes the venue refuse the whole message, so each is then asked for alone.
  private void refused(List<StreamSubscription> batch, String reason) {
    if (batch.size() == 1) {
      listener.changed(batch.getFirst(), Signal.GIVEN_UP, "the venue refused it: " + reason);
      return;
    }
    batch.forEach(this::alone);
  }
}
