package io.tidewatch.topology.whale.order;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.whale.order.Offsets.Range;
import io.tidewatch.topology.whale.position.Applied;
import io.tidewatch.topology.whale.position.FillKey;
import io.tidewatch.topology.whale.position.Parts;
import io.tidewatch.topology.whale.position.WhaleFill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Fills of one part of an order, added up. Immutable.
 *
 * @param first the earliest fill; tells sessions apart
 * @param makerSize size that was filled as maker
 * @param fee sum of fees; absent if they were not told, or in several tokens
 * @param receivedAt receive time of the newest fill, epoch milliseconds
 */
public record Aggregate(
    FillKey first,
    long lastFillAt,
    long receivedAt,
    BigDecimal size,
    BigDecimal notional,
    int fills,
    BigDecimal makerSize,
    Optional<BigDecimal> fee,
    Optional<String> feeToken,
    Optional<BigDecimal> closedPnl,
    boolean liquidation,
    Optional<Leg> closed,
    Optional<Leg> opened,
    List<Range> records) {
  public Aggregate {
    requireNonNull(first, "first");
    requireNonNull(size, "size");
    requireNonNull(notional, "notional");
    requireNonNull(makerSize, "makerSize");
    requireNonNull(fee, "fee");
    requireNonNull(feeToken, "feeToken");
    requireNonNull(closedPnl, "closedPnl");
    requireNonNull(closed, "closed");
    requireNonNull(opened, "opened");
    records = List.copyOf(records);
  }

  /**
   * One fill.
   *
   * @param sound whether what it did to the position can be told
   */
  static Aggregate of(Applied applied, boolean sound) {
    WhaleFill fill = applied.fill();
    return new Aggregate(
        fill.key(),
        fill.time(),
        fill.receivedAt(),
        fill.size(),
        fill.size().multiply(fill.price()),
        1,
        fill.taker() ? BigDecimal.ZERO : fill.size(),
        fill.fee(),
        fill.feeToken(),
        fill.closedPnl(),
        fill.liquidation(),
        sound ? closed(applied) : Optional.empty(),
        sound ? opened(applied) : Optional.empty(),
        List.of(new Range(fill.offset(), fill.offset())));
  }

  private static Optional<Leg> closed(Applied applied) {
    Parts parts = applied.parts();
    if (parts.closed().signum() == 0) {
      return Optional.empty();
    }
    BigDecimal after = parts.opened().signum() > 0 ? BigDecimal.ZERO : parts.after();
    return Optional.of(
        Leg.of(
            parts.closed(),
            applied.fill().price(),
            parts.before(),
            after,
            applied.fill().time(),
            parts.pnl()));
  }

  private static Optional<Leg> opened(Applied applied) {
    Parts parts = applied.parts();
    if (parts.opened().signum() == 0) {
      return Optional.empty();
    }
    BigDecimal before = parts.closed().signum() > 0 ? BigDecimal.ZERO : parts.before();
    return Optional.of(
        Leg.of(
            parts.opened(),
            applied.fill().price(),
            before,
            parts.after(),
            applied.fill().time(),
            Optional.empty()));
  }

  Aggregate plus(Aggregate other) {
    boolean sameToken = feeToken.equals(other.feeToken);
    return new Aggregate(
        other.first.time() < first.time() ? other.first : first,
        Math.max(lastFillAt, other.lastFillAt),
        Math.max(receivedAt, other.receivedAt),
        size.add(other.size),
        notional.add(other.notional),
        fills + other.fills,
        makerSize.add(other.makerSize),
        sameToken ? sum(fee, other.fee) : Optional.empty(),
        sameToken ? feeToken : Optional.empty(),
        sum(closedPnl, other.closedPnl),
        liquidation || other.liquidation,
        join(closed, other.closed),
        join(opened, other.opened),
        other.records.size() == 1
                && other.records.getFirst().first() == other.records.getFirst().last()
            ? Offsets.plus(records, other.records.getFirst().first())
            : Offsets.plus(records, other.records));
  }

  private static Optional<BigDecimal> sum(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.flatMap(value -> other.map(value::add));
  }

  private static Optional<Leg> join(Optional<Leg> one, Optional<Leg> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return Optional.of(one.get().plus(other.get()));
  }
}
