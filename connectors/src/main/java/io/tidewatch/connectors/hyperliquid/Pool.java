package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All connections, and what they carry. Control thread only, except where a method says otherwise.
 */
final class Pool {
  private final HyperliquidParts parts;
  private final PoolBudgets budgets;
  private final Function<PoolSlot, PoolConnection> dialer;
  private final PoolListener listener;
  private final List<PoolSlot> slots = new CopyOnWriteArrayList<>();
  private List<Subscription> surplus = List.of();
  private List<Subscription> toldSurplus = List.of();
  private final UserLimit limit;
  private volatile int waiting;

  Pool(
      HyperliquidParts parts,
      TradeContinuity continuity,
      Supplier<ConnectionId> ids,
      PoolListener listener) {
    this.parts = requireNonNull(parts, "parts");
    this.budgets = new PoolBudgets(parts.settings());
    this.dialer = slot -> new PoolConnection(ids.get(), parts, continuity, slot);
    this.listener = requireNonNull(listener, "listener");
    this.limit = new UserLimit(parts.settings().pool().users());
  }

  /**
   * From now on these are wanted, and no others.
   *
   * @param wanted those of addresses before public trades
   */
  void want(Collection<Subscription> wanted) {
    Set<Subscription> all = Set.copyOf(wanted);
    slots.forEach(slot -> slot.keep(all));
    slots.removeIf(PoolSlot::isGone);
    Set<Subscription> carried =
        lines().map(Line::subscription).collect(Collectors.toCollection(HashSet::new));
    Set<String> users =
        carried.stream()
            .filter(Subscription::isOfUser)
            .map(Subscription::target)
            .collect(Collectors.toSet());
    List<Subscription> missing = wanted.stream().filter(s -> !carried.contains(s)).toList();
    SlotPlan plan =
        SlotPlan.of(
            slots.stream().map(PoolSlot::load).toList(),
            users,
            missing,
            parts.settings().pool().withMaxUsers(limit.users()));
    Map<Integer, PoolSlot> byNumber = new HashMap<>();
    slots.forEach(slot -> byNumber.put(slot.load().number(), slot));
    for (SlotPlan.Placement placement : plan.placements()) {
      byNumber.computeIfAbsent(placement.number(), this::open).add(placement.subscription());
    }
    waiting = plan.waiting().size() + plan.surplus().size();
    surplus = plan.surplus();
    tellSurplus(surplus);
  }

  private PoolSlot open(int number) {
    PoolSlot slot = new PoolSlot(number, parts, budgets, dialer, listener);
    slots.add(slot);
    return slot;
  }

  // While a connection is being closed there is less room than there will be.
  private void tellSurplus(List<Subscription> left) {
    boolean changing = slots.stream().anyMatch(slot -> !slot.load().accepting());
    if (left.equals(toldSurplus) || changing) {
      return;
    }
    toldSurplus = left;
    if (!left.isEmpty()) {
      String names =
          LogText.bounded(
              left.stream().map(Subscription::target).collect(Collectors.joining(", ")));
      String detail = "no room on %d connections for %d coins: %s";
      parts
          .events(left.getFirst().type())
          .connection(
              Type.OVER_LIMIT, parts.feedId(), detail.formatted(slots.size(), left.size(), names));
    }
  }

  /** Public trades that no connection has room for. */
  List<Subscription> surplus() {
    return surplus;
  }

  void tick() {
    slots.forEach(PoolSlot::tick);
  }

  /** How many addresses may have channels of their own. */
  UserLimit limit() {
    return limit;
  }

  /** Addresses with channels that the venue has, or was asked for and did not refuse. */
  Set<String> users() {
    return lines()
        .filter(line -> line.isOnWire() && line.subscription().isOfUser())
        .map(line -> line.subscription().target())
        .collect(Collectors.toSet());
  }

  /** Whether the venue acknowledged all of these. */
  boolean carries(Collection<Subscription> subscriptions) {
    Set<Subscription> on =
        lines().filter(Line::isOn).map(Line::subscription).collect(Collectors.toSet());
    return on.containsAll(subscriptions);
  }

  /** Whether the venue acknowledged all public trades that have a connection. */
  boolean carriesTrades() {
    return lines().filter(line -> !line.subscription().isOfUser()).allMatch(Line::isOn);
  }

  /** Everything that connections of this address brought before this is written. */
  long heardMs(String address) {
    return heardMs(s -> s.isOfUser() && s.target().equals(address));
  }

  /** Everything that connections with public trades brought before this is written. */
  long tradesHeardMs() {
    return heardMs(s -> !s.isOfUser());
  }

  private long heardMs(Predicate<Subscription> carried) {
    return slots.stream()
        .filter(slot -> slot.lines().map(Line::subscription).anyMatch(carried))
        .mapToLong(slot -> slot.heardMs().orElse(0L))
        .min()
        .orElse(0);
  }

  /** Any thread. */
  private Stream<Line> lines() {
    return slots.stream().flatMap(PoolSlot::lines);
  }

  /** Whether every socket that is needed is open. Any thread. */
  boolean isConnected() {
    return !slots.isEmpty() && slots.stream().allMatch(PoolSlot::isOpen);
  }

  /** Any thread. */
  int openSockets() {
    return (int) slots.stream().filter(PoolSlot::isOpen).count();
  }

  /** Subscriptions without a connection. Any thread. */
  int waiting() {
    return waiting;
  }

  /** Any thread. */
  int messagesLastMinute() {
    return budgets.messages().used();
  }

  /** Any thread. */
  List<SubscriptionStatus> statuses() {
    return slots.stream().flatMap(slot -> slot.statuses().stream()).toList();
  }

  /** Asks the venue to close whatever is open. */
  void close() {
    slots.forEach(slot -> slot.close("the feed was closed"));
  }

  /** Ends what the venue did not close. Any thread, once the control thread has ended. */
  void abort() {
    slots.forEach(PoolSlot::abort);
  }
}
