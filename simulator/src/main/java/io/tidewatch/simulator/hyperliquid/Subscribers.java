package io.tidewatch.simulator.hyperliquid;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who has subscribed what, over all sockets. Thread-safe. */
final class Subscribers {
  private final Map<Subscription, Set<HyperliquidClient>> clients = new ConcurrentHashMap<>();

  void add(HyperliquidClient client, Subscription subscription) {
    client.add(subscription);
    clients.compute(
        subscription,
        (key, before) -> {
          Set<HyperliquidClient> now =
              before == null ? new LinkedHashSet<>() : new LinkedHashSet<>(before);
          now.add(client);
          return now;
        });
  }

  void remove(HyperliquidClient client, Subscription subscription) {
    client.remove(subscription);
    clients.computeIfPresent(
        subscription,
        (key, before) -> {
          Set<HyperliquidClient> now = new LinkedHashSet<>(before);
          now.remove(client);
          return now.isEmpty() ? null : now;
        });
  }

  void forget(HyperliquidClient client) {
    client.subscriptions().forEach(subscription -> remove(client, subscription));
  }

  Collection<HyperliquidClient> of(Subscription subscription) {
    return clients.getOrDefault(subscription, Set.of());
  }

  /** Of this type, those that somebody has subscribed. */
  Set<Subscription> subscribed(String type) {
    Set<Subscription> subscribed = new HashSet<>(clients.keySet());
    subscribed.removeIf(subscription -> !subscription.type().equals(type));
    return subscribed;
  }

  /** Subscriptions of all sockets together. */
  int count() {
    return clients.values().stream().mapToInt(Set::size).sum();
  }

  /** Different users of all user channels. */
  Set<String> users() {
    Set<String> users = new HashSet<>();
    for (Subscription subscription : clients.keySet()) {
      if (subscription.isOfUser()) {
        users.add(subscription.of());
      }
    }
    return users;
  }
}
