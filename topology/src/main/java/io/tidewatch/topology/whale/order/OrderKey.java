package io.tidewatch.topology.whale.order;

import io.tidewatch.topology.whale.position.WhaleFill;

/** Keys of orders in their store: all of an address are next to each other. */
public final class OrderKey {
  private static final String SESSION = "s";

  private OrderKey() {}

  /** What all keys of an address begin with. */
  public static String prefix(String address) {
    return address + "/";
  }

  /** The key of an order that has an id. */
  public static String ofOrder(String address, long oid) {
    return prefix(address) + "o" + oid;
  }

  /** The key of what a fill belongs to: its TWAP order, its order, or the trades of its side. */
  public static String of(String address, WhaleFill fill) {
    if (fill.twapId().isPresent()) {
      return prefix(address) + "t" + fill.twapId().get();
    }
    return fill.oid()
        .map(oid -> ofOrder(address, oid))
        .orElseGet(() -> prefix(address) + SESSION + fill.coin() + (fill.buy() ? "/B" : "/A"));
  }

  /** Whether it stands for trades whose order is not known. */
  public static boolean isSession(String key) {
    return key.startsWith(SESSION, key.indexOf('/') + 1);
  }
}
