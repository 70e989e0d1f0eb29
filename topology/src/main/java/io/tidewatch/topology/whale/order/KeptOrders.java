package io.tidewatch.topology.whale.order;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Orders in their store, with what is due when and what has fills that were not sent: a scan
 * touches nothing else. Not thread-safe.
 */
final class KeptOrders {
  private final KeyValueStore<String, OrderState> orders;
  private final OrderTimes times;
  private final DetectorCounters counters;

  /** Due times of sessions; they are looked at more often than the others. */
  private final DueTimes sessions = new DueTimes();

  private final DueTimes ends = new DueTimes();

  /** Keys of orders with fills that were not sent yet. */
  private final TreeSet<String> live = new TreeSet<>();

  KeptOrders(
      KeyValueStore<String, OrderState> orders, OrderTimes times, DetectorCounters counters) {
    this.orders = requireNonNull(orders, "orders");
    this.times = requireNonNull(times, "times");
    this.counters = requireNonNull(counters, "counters");
  }

  /** Finds out again what is due when. */
  void restore() {
    sessions.clear();
    ends.clear();
    live.clear();
    try (KeyValueIterator<String, OrderState> all = orders.all()) {
      all.forEachRemaining(entry -> index(entry.key, entry.value));
    }
    counters.activeOrders(live.size());
  }

  /** Null if nothing is known of it. */
  OrderState get(String key) {
    return orders.get(key);
  }

  /** Keys of orders of an address with fills that were not sent yet. */
  List<String> live(String address) {
    String prefix = OrderKey.prefix(address);
    return List.copyOf(live.subSet(prefix, prefix + '\uffff'));
  }

  /** Keys of sessions that are to be looked at, at this point of the grid. */
  List<String> sessionsDue(long gridMs, int atMost) {
    return sessions.take(gridMs, atMost);
  }

  /** Keys of other orders that are to be looked at, at this point of the grid. */
  List<String> due(long gridMs, int atMost) {
    return ends.take(gridMs, atMost);
  }

  /** Whether anything is left that is due at these points of the grids. */
  boolean isAnyDue(long sessionGridMs, long gridMs) {
    return sessions.isAnyDue(sessionGridMs) || ends.isAnyDue(gridMs);
  }

  void keep(String key, OrderState order) {
    orders.put(key, order);
    index(key, order);
    counters.activeOrders(live.size());
  }

  /** Forgets an order. */
  void delete(String key) {
    orders.delete(key);
    live.remove(key);
    sessions.remove(key);
    ends.remove(key);
    counters.activeOrders(live.size());
  }

  private void index(String key, OrderState order) {
    if (order.open().isPresent()) {
      live.add(key);
    } else {
      live.remove(key);
    }
    // The very time: a process that begins anew must end them in the same order.
    (OrderKey.isSession(key) ? sessions : ends).set(key, times.due(key, order));
  }
}
