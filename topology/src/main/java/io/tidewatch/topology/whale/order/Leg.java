package io.tidewatch.topology.whale.order;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.whale.position.Sizes;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The parts of an order's fills that closed, or those that opened.
 *
 * @param before signed position before the first of them
 * @param after signed position after the last of them
 * @param firstAt time of the first, epoch milliseconds
 * @param pnl of what was closed; absent if it is not known of all
 */
public record Leg(
    BigDecimal size,
    BigDecimal notional,
    int fills,
    BigDecimal before,
    BigDecimal after,
    long firstAt,
    long lastAt,
    Optional<BigDecimal> pnl) {
  public Leg {
    requireNonNull(size, "size");
    requireNonNull(notional, "notional");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
    requireNonNull(pnl, "pnl");
  }

  /** The part of one fill. */
  static Leg of(
      BigDecimal size,
      BigDecimal price,
      BigDecimal before,
      BigDecimal after,
      long at,
      Optional<BigDecimal> pnl) {
    return new Leg(size, size.multiply(price), 1, before, after, at, at, pnl);
  }

  Leg plus(Leg other) {
    boolean earlier = other.firstAt < firstAt;
    boolean later = other.lastAt >= lastAt;
    return new Leg(
        size.add(other.size),
        notional.add(other.notional),
        fills + other.fills,
        earlier ? other.before : before,
        later ? other.after : after,
        Math.min(firstAt, other.firstAt),
        Math.max(lastAt, other.lastAt),
        pnl.flatMap(ours -> other.pnl.map(ours::add)));
  }

  public BigDecimal averagePrice() {
    return Sizes.plain(notional.divide(size, Sizes.AVERAGE));
  }
}
