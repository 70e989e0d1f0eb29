package io.tidewatch.topology.whale.order;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.Flush;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OrderUpdate;
import io.tidewatch.topology.whale.position.Applied;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds fills up to orders and hands each over once it has ended: by its status if all of its fills
 * are here, else by time. Fills and statuses come by different channels, in any order. Not
 * thread-safe.
 */
public final class OrderKeeper {
  /**
   * Orders that are ended with one record at most: a transaction has to be over in time, however
   * many fall due together. The rest follows with the next records.
   */
  static final int ENDED_AT_ONCE = 500;

  /** Status of an order that the venue does not know as open, and said nothing else about. */
  private static final String NOT_OPEN = "notOpen";

  private final KeptOrders orders;
  private final OrderTimes times;
  private final DetectorCounters counters;
  private final Listener listener;

  /** Is told of each part of an order that has ended. */
  @FunctionalInterface
  public interface Listener {
    /** The open part of the order is over. */
    void ended(OrderState order, Flush flush);
  }

  /** Keeps orders in a store. */
  public OrderKeeper(
      KeyValueStore<String, OrderState> orders,
      OrderTimes times,
      DetectorCounters counters,
      Listener listener) {
    this.orders = new KeptOrders(orders, times, counters);
    this.times = requireNonNull(times, "times");
    this.counters = requireNonNull(counters, "counters");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Finds out again what is due when. */
  public void restore() {
    orders.restore();
  }

  /** Adds a fill. */
  public void add(String address, Applied applied, boolean sound) {
    WhaleFill fill = applied.fill();
    String key = OrderKey.of(address, fill);
    OrderState before = orders.get(key);
    if (before != null && times.isOther(before, fill)) {
      boolean session = OrderKey.isSession(key);
      listener.ended(before, session ? Flush.SESSION : Flush.TIMEOUT);
      before = session ? null : before.afterSending();
    }
    OrderState order = before == null ? OrderState.begin(address, fill) : before;
    settle(key, order.plus(applied, sound));
  }

  /** Counts a fill that belongs to an order, but makes no signal: its status counts it too. */
  public void count(String address, WhaleFill fill) {
    if (fill.oid().isEmpty() || fill.twapId().isPresent()) {
      return;
    }
    String key = OrderKey.of(address, fill);
    OrderState before = orders.get(key);
    settle(key, (before == null ? OrderState.begin(address, fill) : before).withTold(fill));
  }

  /** Takes a status. */
  public void take(String address, OrderUpdate update, long now) {
    String key = OrderKey.ofOrder(address, update.oid());
    OrderState before = orders.get(key);
    StatusWords.Meaning meaning = StatusWords.of(update.status());
    if (meaning == StatusWords.Meaning.UNKNOWN) {
      counters.add(Counter.UNKNOWN_STATUSES);
    }
    boolean ends = meaning == StatusWords.Meaning.TERMINAL;
    BigDecimal filled = update.original().subtract(update.remaining()).max(BigDecimal.ZERO);
    if (before == null && (!ends || filled.signum() == 0)) {
      return;
    }
    OrderState order =
        before == null
            ? OrderState.begin(
                address, update.coin(), update.buy(), Optional.of(update.oid()), Optional.empty())
            : before;
    Optional<Ending> ending =
        ends ? Optional.of(new Ending(update.status(), filled, now)) : Optional.empty();
    OrderState after = order.withStatus(update.status(), ending, now);
    if (before == null
        || !after.ending().equals(before.ending())
        || !after.status().equals(before.status())) {
      settle(key, after);
    }
  }

  /**
   * Ends orders that go on, and that the venue does not know as open any more: some at once, those
   * that are more with the next records.
   */
  public void endMissing(String address, Predicate<OrderState> missing, long now) {
    int ended = 0;
    for (String key : orders.live(address)) {
      OrderState order = orders.get(key);
      if (order.oid().isEmpty() || order.ending().isPresent() || !missing.test(order)) {
        continue;
      }
      String word = order.status().filter(said -> !said.equals("open")).orElse(NOT_OPEN);
      Optional<Ending> ending = Optional.of(new Ending(word, order.filled(), now));
      OrderState after = order.withStatus(word, ending, now);
      if (ended < ENDED_AT_ONCE) {
        ended++;
        settle(key, after);
      } else {
        orders.keep(key, after);
      }
    }
  }

  /**
   * Ends all orders of an address that nobody watches any more. Those that were sent are remembered
   * until their time is over: they may be very many, and their fills may come again.
   */
  public void forget(String address) {
    for (String key : orders.live(address)) {
      send(key, orders.get(key), Flush.UNWATCHED);
    }
  }

  /** Ends sessions that are over at this point of the grid. */
  public void scanSessions(long gridMs) {
    scan(orders.sessionsDue(gridMs, ENDED_AT_ONCE));
  }

  /** Whether anything is left that is over at these points of the grids. */
  public boolean isAnyOver(long sessionGridMs, long gridMs) {
    return orders.isAnyDue(sessionGridMs, gridMs);
  }

  /** Ends what has waited long enough at this point of the grid. */
  public void scan(long gridMs) {
    scan(orders.due(gridMs, ENDED_AT_ONCE));
  }

  private void scan(List<String> due) {
    for (String key : due) {
      OrderState order = orders.get(key);
      if (order.open().isPresent()) {
        send(key, order, order.dueTo());
      } else {
        orders.delete(key);
      }
    }
  }

  private void settle(String key, OrderState order) {
    if (order.open().isPresent() && order.isComplete()) {
      send(key, order, Flush.STATUS);
    } else {
      orders.keep(key, order);
    }
  }

  private void send(String key, OrderState order, Flush flush) {
    listener.ended(order, flush);
    if (OrderKey.isSession(key)) {
      orders.delete(key);
    } else {
      orders.keep(key, order.afterSending());
    }
  }
}
