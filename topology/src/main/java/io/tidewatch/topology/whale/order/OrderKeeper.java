package io.tidewatch.topology.whale.order;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.whale.Flush;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.hyperliquid.HyperliquidEvent.OrderUpdate;
import io.tidewatch.topology.whale.position.Applied;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
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

  private final KeyValueStore<String, OrderState> orders;
  private final OrderTimes times;
  private final DetectorCounters counters;
  private final Listener listener;

  /** Due times of sessions; they are looked at more often than the others. */
  private final DueTimes sessions = new DueTimes();

  private final DueTimes ends = new DueTimes();

  /** Keys of orders with fills that were not sent yet. */
  private final TreeSet<String> live = new TreeSet<>();

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
    this.orders = requireNonNull(orders, "orders");
    this.times = requireNonNull(times, "times");
    this.counters = requireNonNull(counters, "counters");
    this.listener = requireNonNull(listener, "listener");
  }

  /** Finds out again what is due when. */
  public void restore() {
    sessions.clear();
    ends.clear();
    live.clear();
    try (KeyValueIterator<String, OrderState> all = orders.all()) {
      all.forEachRemaining(entry -> index(entry.key, entry.value));
    }
  }

  /** Adds a fill. */
  public void add(String address, Applied applied, boolean sound) {
    WhaleFill fill = applied.fill();
    String key = OrderKey.of(address, fill);
    OrderState before = orders.get(key);
    if (before != null && OrderKey.isSession(key) && times.isOther(before, fill)) {
      listener.ended(before, Flush.SESSION);
      before = null;
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
    String prefix = OrderKey.prefix(address);
    int ended = 0;
    for (String key : List.copyOf(live.subSet(prefix, prefix + '\uffff'))) {
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
        keep(key, after);
      }
    }
  }

  /** Ends all orders of an address that nobody watches any more, and forgets them. */
  public void forget(String address) {
    for (KeyValue<String, OrderState> entry : of(address)) {
      entry.value.open().ifPresent(open -> listener.ended(entry.value, Flush.UNWATCHED));
      delete(entry.key);
      sessions.remove(entry.key);
      ends.remove(entry.key);
    }
  }

  /** All orders of an address, also those that were sent or have no fill yet. */
  public List<KeyValue<String, OrderState>> of(String address) {
    List<KeyValue<String, OrderState>> found = new ArrayList<>();
    String prefix = OrderKey.prefix(address);
    try (KeyValueIterator<String, OrderState> range = orders.range(prefix, prefix + '\uffff')) {
      range.forEachRemaining(found::add);
    }
    return found;
  }

  /** Ends sessions that are over at this point of the grid. */
  public void scanSessions(long gridMs) {
    scan(sessions, gridMs);
  }

  /** Whether anything is left that is over at these points of the grids. */
  public boolean isAnyOver(long sessionGridMs, long gridMs) {
    return sessions.isAnyDue(sessionGridMs) || ends.isAnyDue(gridMs);
  }

  /** Ends what has waited long enough at this point of the grid. */
  public void scan(long gridMs) {
    scan(ends, gridMs);
  }

  private void scan(DueTimes due, long gridMs) {
    for (String key : due.take(gridMs, ENDED_AT_ONCE)) {
      OrderState order = orders.get(key);
      if (order == null) {
        continue;
      }
      if (times.due(key, order) > gridMs) {
        due(key, order);
        continue;
      }
      if (order.open().isPresent()) {
        send(key, order, flush(key, order));
      } else {
        delete(key);
      }
    }
  }

  private static Flush flush(String key, OrderState order) {
    if (OrderKey.isSession(key)) {
      return Flush.SESSION;
    }
    if (order.isComplete()) {
      return Flush.STATUS;
    }
    return order.ending().isPresent() ? Flush.STATUS_INCOMPLETE : Flush.TIMEOUT;
  }

  private void settle(String key, OrderState order) {
    if (order.open().isPresent() && order.isComplete()) {
      send(key, order, Flush.STATUS);
    } else {
      keep(key, order);
    }
  }

  private void send(String key, OrderState order, Flush flush) {
    listener.ended(order, flush);
    if (OrderKey.isSession(key)) {
      delete(key);
    } else {
      keep(key, order.afterSending());
    }
  }

  private void keep(String key, OrderState order) {
    orders.put(key, order);
    index(key, order);
  }

  private void delete(String key) {
    orders.delete(key);
    live.remove(key);
  }

  private void index(String key, OrderState order) {
    if (order.open().isPresent()) {
      live.add(key);
    } else {
      live.remove(key);
    }
    due(key, order);
  }

  private void due(String key, OrderState order) {
    (OrderKey.isSession(key) ? sessions : ends).add(key, times.due(key, order));
  }
}
