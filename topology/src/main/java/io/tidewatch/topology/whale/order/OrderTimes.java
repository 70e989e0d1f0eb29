package io.tidewatch.topology.whale.order;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.whale.position.WhaleFill;
import java.time.Duration;

/**
 * How long orders are waited for.
 *
 * @param statusFillsWithin after a terminal status
 * @param timeout after the last fill
 * @param sessionGap between two trades of one session, at most
 * @param sessionCap from its first trade to its last, at most
 */
public record OrderTimes(
    Duration statusFillsWithin, Duration timeout, Duration sessionGap, Duration sessionCap) {
  /** What was sent is remembered so long after its end, as its fills may come again. */
  private static final long ENDED_MS = Duration.ofHours(25).toMillis();

  /** An order whose end nobody told may rest for long, and its next fill is another part. */
  private static final long RESTING_MS = Duration.ofDays(30).toMillis();

  public OrderTimes {
    requireNonNull(statusFillsWithin, "statusFillsWithin");
    requireNonNull(timeout, "timeout");
    requireNonNull(sessionGap, "sessionGap");
    requireNonNull(sessionCap, "sessionCap");
  }

  /** When an order has to be looked at, epoch milliseconds. */
  long due(String key, OrderState order) {
    if (order.open().isPresent()) {
      long receivedAt = order.open().get().receivedAt();
      if (OrderKey.isSession(key)) {
        return receivedAt + sessionGap.toMillis() + 1;
      }
      if (order.isComplete()) {
        return 0;
      }
      return order
          .ending()
          .map(ending ->
              Math.max(ending.at(), order.part() > 1 ? receivedAt : 0)
                  + statusFillsWithin.toMillis())
          .orElse(receivedAt + timeout.toMillis());
    }
    if (order.part() > 1 || order.sent().signum() > 0) {
      boolean rests = order.part() > 1 && order.ending().isEmpty();
      return order.touchedAt() + (rests ? RESTING_MS : ENDED_MS);
    }
    return order.ending().map(Ending::at).orElse(order.touchedAt()) + statusFillsWithin.toMillis();
  }

  /**
   * Whether a fill begins another part of an order, or another session. By the times of fills: they
   * may come late, and all at once.
   */
  boolean isOther(OrderState order, WhaleFill fill) {
    if (order.open().isEmpty()) {
      return false;
    }
    Aggregate open = order.open().get();
    long pause = fill.time() - open.lastFillAt();
    return order.isSession()
        ? pause > sessionGap.toMillis() || fill.time() - open.first().time() > sessionCap.toMillis()
        : pause > timeout.toMillis();
  }
}
