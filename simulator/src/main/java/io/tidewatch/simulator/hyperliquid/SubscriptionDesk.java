package io.tidewatch.simulator.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.hyperliquid.exchange.WhaleExchange;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Does what clients ask for over the socket, and answers them. Answers carry no id; most errors
 * leave the socket open, but an unknown coin ends it, and says nothing. Thread-safe.
 */
final class SubscriptionDesk {
  private final WhaleExchange exchange;
  private final Subscribers subscribers;
  private final Broadcast broadcast;
  private final Faults faults;
  private final HyperliquidSettings settings;

  SubscriptionDesk(
      WhaleExchange exchange,
      Subscribers subscribers,
      Broadcast broadcast,
      Faults faults,
      HyperliquidSettings settings) {
    this.exchange = requireNonNull(exchange, "exchange");
    this.subscribers = requireNonNull(subscribers, "subscribers");
    this.broadcast = requireNonNull(broadcast, "broadcast");
    this.faults = requireNonNull(faults, "faults");
    this.settings = requireNonNull(settings, "settings");
  }

  void handle(HyperliquidClient client, String text) {
    JsonNode request;
    try {
      request = Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      refuse(client, text);
      return;
    }
    String method = request.path("method").asString("");
    if (method.equals("ping")) {
      if (!faults.swallowsPong()) {
        client.answer("{\"channel\":\"pong\"}");
      }
      return;
    }
    Optional<Subscription> subscription = Subscription.parse(request.path("subscription"));
    boolean subscribes = method.equals("subscribe");
    if (subscription.isEmpty() || !subscribes && !method.equals("unsubscribe")) {
      refuse(client, text);
    } else if (!client.isEnding() && !faults.ignoresRequest()) {
      // Between blocks, so that what a new subscriber is told first and what follows fit together.
      exchange.between(() -> {
        if (subscribes) {
          subscribe(client, subscription.get());
        } else {
          unsubscribe(client, subscription.get());
        }
      });
    }
  }

  private void subscribe(HyperliquidClient client, Subscription subscription) {
    if (subscription.type().equals(Subscription.TRADES)
        && (!exchange.listing().lists(subscription.of()) || faults.cutsOff(subscription.of()))) {
      client.dropSoon();
    } else if (client.has(subscription)) {
      error(client, "Already subscribed: " + VenueJson.text(subscription.told()));
    } else if (subscription.isOfUser() && !hasRoomFor(subscription.of())) {
      error(client, "Cannot track more than " + settings.users() + " total users.");
    } else if (subscribers.count() >= settings.subscriptions()) {
      // That there is a limit is documented, what is said of it is not.
      error(client, "Cannot subscribe more than " + settings.subscriptions() + " channels.");
    } else {
      subscribers.add(client, subscription);
      acknowledge(client, "subscribe", subscription);
      broadcast.greet(client, subscription);
    }
  }

  private boolean hasRoomFor(String user) {
    Set<String> users = subscribers.users();
    return users.contains(user) || users.size() < settings.users();
  }

  private void unsubscribe(HyperliquidClient client, Subscription subscription) {
    if (!client.has(subscription)) {
      error(client, "Already unsubscribed: " + VenueJson.text(subscription.told()));
      return;
    }
    subscribers.remove(client, subscription);
    acknowledge(client, "unsubscribe", subscription);
  }

  private void acknowledge(HyperliquidClient client, String method, Subscription subscription) {
    if (!faults.swallowsAck()) {
      client.answer(
          VenueJson.frame(
              "subscriptionResponse",
              VenueJson.object("method", method, "subscription", subscription.told())));
    }
  }

  private static void refuse(HyperliquidClient client, String text) {
    error(client, "Error parsing JSON into valid websocket request: " + text);
  }

  private static void error(HyperliquidClient client, String what) {
    client.answer(VenueJson.frame("error", what));
  }
}
