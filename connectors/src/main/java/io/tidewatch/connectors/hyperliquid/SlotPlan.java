package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which connection takes which subscription: the least loaded one that may.
 *
 * @param placements in the order in which they are to be asked for
 * @param waiting for a place that somebody else is leaving
 * @param surplus public trades that no connection has room for
 */
record SlotPlan(
    List<Placement> placements, List<Subscription> waiting, List<Subscription> surplus) {
  SlotPlan {
    placements = List.copyOf(placements);
    waiting = List.copyOf(waiting);
    surplus = List.copyOf(surplus);
  }

  /**
   * What a connection carries.
   *
   * @param number of its slot
   * @param subscriptions with those that are being given up
   * @param exclusive address whose order updates it carries
   * @param accepting false while it is being closed
   */
  record Load(int number, int subscriptions, Optional<String> exclusive, boolean accepting) {
    Load {
      requireNonNull(exclusive, "exclusive");
    }
  }

  /** A slot that is not there yet is to be opened. */
  record Placement(int number, Subscription subscription) {}

  /**
   * @param loads of all slots, also of those that are being closed
   * @param users addresses that the venue counts now
   * @param missing those of addresses before public trades
   */
  static SlotPlan of(
      List<Load> loads, Set<String> users, List<Subscription> missing, PoolSettings limits) {
    Desk desk = new Desk(loads, users, limits);
    List<Placement> placements = new ArrayList<>();
    List<Subscription> waiting = new ArrayList<>();
    List<Subscription> surplus = new ArrayList<>();
    for (Subscription subscription : missing) {
      Optional<Integer> slot = desk.place(subscription);
      if (slot.isPresent()) {
        placements.add(new Placement(slot.get(), subscription));
      } else if (subscription.isOfUser()) {
        waiting.add(subscription);
      } else {
        surplus.add(subscription);
      }
    }
    return new SlotPlan(placements, waiting, surplus);
  }

  private static final class Desk {
    private static final int OF_USER = Subscription.ofUser("").size();

    private final PoolSettings limits;
    private final List<Load> loads;
    private final Set<String> users;

    private Desk(List<Load> loads, Set<String> users, PoolSettings limits) {
      this.loads = new ArrayList<>(loads);
      this.users = new HashSet<>(users);
      this.limits = limits;
    }

    private Optional<Integer> place(Subscription subscription) {
      boolean newUser = subscription.isOfUser() && !users.contains(subscription.target());
      if (newUser && users.size() >= limits.users()) {
        return Optional.empty();
      }
      if (!subscription.isOfUser() && !isRoomForTrades()) {
        return Optional.empty();
      }
      Optional<Load> load =
          loads.stream()
              .filter(Load::accepting)
              .filter(l -> l.subscriptions() < room(l, subscription))
              .filter(l -> !subscription.namesNoUser() || l.exclusive().isEmpty())
              .min(Comparator.comparingInt(Load::subscriptions).thenComparing(Load::number))
              .or(this::opened);
      load.ifPresent(l -> {
        loads.remove(l);
        loads.add(
            new Load(
                l.number(),
                l.subscriptions() + 1,
                subscription.namesNoUser() ? Optional.of(subscription.target()) : l.exclusive(),
                true));
        if (subscription.isOfUser()) {
          users.add(subscription.target());
        }
      });
      return load.map(Load::number);
    }

    private int toCome() {
      return Math.max(0, limits.users() - users.size());
    }

    // Trades stay where they are, so what an address that comes later needs is left free.
    private boolean isRoomForTrades() {
      int carried = loads.stream().mapToInt(Load::subscriptions).sum();
      int all = limits.maxConnections() * limits.maxSubscriptionsPerConnection();
      return carried < all - OF_USER * toCome();
    }

    private int room(Load load, Subscription subscription) {
      boolean kept = !subscription.isOfUser() && load.exclusive().isEmpty() && toCome() > 0;
      return limits.maxSubscriptionsPerConnection() - (kept ? 1 : 0);
    }

    private Optional<Load> opened() {
      if (loads.size() >= limits.maxConnections()) {
        return Optional.empty();
      }
      int number = loads.stream().mapToInt(Load::number).max().orElse(0) + 1;
      Load opened = new Load(number, 0, Optional.empty(), true);
      loads.add(opened);
      return Optional.of(opened);
    }
  }
}
