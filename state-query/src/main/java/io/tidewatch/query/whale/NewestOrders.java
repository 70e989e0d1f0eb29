package io.tidewatch.query.whale;

import io.tidewatch.contract.whale.WhaleOrder;
import io.tidewatch.query.tail.NewestRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest orders of each address, as far as the topic reaches back. Thread-safe. */
public final class NewestOrders {
  /** Older ones of an address are forgotten. */
  public static final int KEPT_PER_ADDRESS = 100;

  private final Map<String, NewestRecords<WhaleOrder>> byAddress = new ConcurrentHashMap<>();

  /** Takes the next record of the topic. */
  public void hear(WhaleOrder order) {
    byAddress
        .computeIfAbsent(
            order.address(), address -> new NewestRecords<>(KEPT_PER_ADDRESS, NewestOrders::place))
        .hear(order);
  }

  /**
   * Those of an address, the newest first.
   *
   * @param behind the place of the one that comes before the first of them
   * @return empty if that one is not kept
   */
  public Optional<List<WhaleOrder>> of(String address, Optional<String> behind, int limit) {
    return Optional.ofNullable(byAddress.get(address))
        .map(orders -> orders.find(order -> true, behind, limit))
        .orElseGet(() -> behind.isEmpty() ? Optional.of(List.of()) : Optional.empty());
  }

  /** Tells an order from all others, and from the other parts of itself. */
  public static String place(WhaleOrder order) {
    return order.id() + "." + order.part();
  }
}
