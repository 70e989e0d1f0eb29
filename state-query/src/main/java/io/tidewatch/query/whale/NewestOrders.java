package io.tidewatch.query.whale;

import io.tidewatch.contract.whale.WhaleOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The newest orders of each address, as far as the topic reaches back. Thread-safe. */
public final class NewestOrders {
  /** Older ones of an address are forgotten. */
  public static final int KEPT_PER_ADDRESS = 100;

  private final Map<String, Deque<WhaleOrder>> byAddress = new HashMap<>();

  /** Takes the next record of the topic. */
  public synchronized void hear(WhaleOrder order) {
    Deque<WhaleOrder> orders =
        byAddress.computeIfAbsent(order.address(), address -> new ArrayDeque<>());
    orders.addFirst(order);
    if (orders.size() > KEPT_PER_ADDRESS) {
      orders.removeLast();
    }
  }

  /** Those of an address, the newest first. */
  public synchronized List<WhaleOrder> of(String address, int limit) {
    return byAddress.getOrDefault(address, new ArrayDeque<>()).stream().limit(limit).toList();
  }
}
